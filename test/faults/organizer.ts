// The organizer announces a seminar through the modal, and asks once more where something did not come, as people do.
import type { Json, SlackView } from '../../src/playground/slack/slack.ts';
import { buttonsOf, type City, channel, eventually, organizer } from './city.ts';

export async function announce({ slack, posts, date }: City, { title, seats }: { title: string; seats: number }) {
  const isPosted = () => posts(title).length > 0 || undefined;
  for (let attempt = 1; !isPosted(); attempt++) {
    for (const view of slack.modals(organizer).toReversed())
      await slack.closeModal({ memberId: organizer, viewId: view.id });
    await slack.command({ memberId: organizer, channel, command: '/seminar', text: 'new' });
    try {
      const form = await modalWith(slack, (view) => inputIn(view, 'title') !== undefined);
      await slack.submitModal({ memberId: organizer, viewId: form.id, values: filled(form, { title, seats, date }) });
      const preview = await modalWith(slack, (view) => view.hash !== form.hash);
      const button = buttonsOf(preview).find(({ label }) => label === '今すぐお知らせ');
      if (!button) throw new Error('the preview has no button');
      const { actionId, blockId } = button;
      await slack.tap({ memberId: organizer, on: { modal: preview.id }, actionId, blockId });
      await eventually('the post', isPosted);
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

const modalWith = (slack: City['slack'], isIt: (view: SlackView) => boolean): Promise<SlackView> =>
  eventually('a modal', () => slack.modals(organizer).findLast(isIt), { withinMs: 10_000 });

function filled(form: SlackView, { title, seats, date }: { title: string; seats: number; date: string }) {
  const typed: Record<string, Json> = {
    ...{ title: { value: title }, speaker: { value: '企画課 山田さん' }, date: { selected_date: date } },
    ...{ place: { value: '会議室A' }, seats: { value: String(seats) } },
  };
  return Object.fromEntries(
    Object.entries(typed).map(([name, state]) => [name, { [inputIn(form, name) ?? '']: state }]),
  );
}

function inputIn({ blocks }: SlackView, name: string): string | undefined {
  const element = blocks.find((block) => block.block_id === name)?.element as Json | undefined;
  return element && String(element.action_id);
}
