// A member of the workspace, doing what one does with a thumb: open, tap by label, fill in, read.
import { vi } from 'vitest';
import type { Json, PlaygroundSlack, SlackMessage, SlackView } from '../../src/playground/slack/slack.ts';
import { buttonsOf, textOf } from '../surfaces/slack/open-slack.ts';
import { typedInto } from './typed-into.ts';

/** Opens what stands one step away, and chooses the format that asks for the rest. */
async function askForMore(slack: PlaygroundSlack, id: string, values: Record<string, string>): Promise<void> {
  const top = () => slack.modals(id).at(-1) as SlackView;
  const change = async (given: { actionId: string; blockId: string; values?: ReturnType<typeof typedInto> }) => {
    const { id: modal, hash } = top();
    await slack.tap({ memberId: id, on: { modal }, ...given });
    await vi.waitFor(() => {
      if (top().hash === hash) throw new Error('the form has not changed yet');
    });
  };
  const more = buttonsOf(top().blocks).find(({ actionId }) => actionId.startsWith('m:'));
  if (more) await change(more);
  if (values.format !== undefined)
    await change({ actionId: 'choice', blockId: 'format', values: typedInto(top(), { format: values.format }) });
}

export function createSlackMember({ slack, id }: { slack: PlaygroundSlack; id: string }) {
  const dm = () => slack.dm(id);
  const topModal = (): Promise<SlackView> =>
    vi.waitFor(() => {
      const modal = slack.modals(id).at(-1);
      if (!modal) throw new Error('no modal is open');
      return modal;
    });
  const tapMessage = async (message: SlackMessage, label: string) => {
    const button = buttonsOf(message.blocks).find((each) => each.label === label);
    if (!button) throw new Error(`no button ${label} in: ${textOf(message)}`);
    return slack.tap({ memberId: id, on: { message: { channel: message.channel, ts: message.ts } }, ...button });
  };
  const inView = async (view: () => { blocks: readonly Json[] } | undefined, label: string) =>
    vi.waitFor(() => {
      const button = buttonsOf(view()?.blocks ?? []).find((each) => each.label === label);
      if (!button) throw new Error(`no button ${label} there`);
      return button;
    });
  /** Resolves when Slack has the bot's answer to the tap, whatever becomes of the modal. */
  const pressInModal = async (label: string) => {
    const button = await inView(() => slack.modals(id).at(-1), label);
    const { id: modal } = await topModal();
    return slack.tap({ memberId: id, on: { modal }, ...button });
  };
  return {
    id,
    pressInModal,
    command: (channel: string, text: string) => slack.command({ memberId: id, channel, command: '/seminar', text }),
    /** What this member sees there, oldest first. */
    sees: (channel: string) => slack.messages(channel, id).map(textOf),
    inbox: () => slack.messages(dm(), id).map(textOf),
    messages: (channel: string) => slack.messages(channel, id),
    /** Taps a button of the newest message there that has it. */
    async tap(channel: string | 'dm', label: string, about = '') {
      const place = channel === 'dm' ? dm() : channel;
      const message = await vi.waitFor(() => {
        const found = slack
          .messages(place, id)
          .findLast(
            (each) => textOf(each).includes(about) && buttonsOf(each.blocks).some((one) => one.label === label),
          );
        if (!found) throw new Error(`nothing with ${label} in ${place}`);
        return found;
      });
      return tapMessage(message, label);
    },
    /** The newest message only this member sees there. */
    ephemeral: (channel: string) =>
      vi.waitFor(() => {
        const found = slack.messages(channel, id).findLast(({ ephemeralTo }) => ephemeralTo === id);
        if (!found) throw new Error('nothing ephemeral yet');
        return { text: textOf(found), buttons: buttonsOf(found.blocks).map(({ label }) => label) };
      }),
    async tapHome(label: string) {
      const button = await inView(() => slack.home(id), label);
      return slack.tap({ memberId: id, on: { home: true }, ...button });
    },
    async closeModals() {
      for (const view of slack.modals(id).toReversed()) await slack.closeModal({ memberId: id, viewId: view.id });
    },
    modal: async () => textOf(await topModal()),
    async tapModal(label: string) {
      await inView(() => slack.modals(id).at(-1), label);
      const view = await topModal();
      const outcome = await pressInModal(label);
      await vi.waitFor(() => {
        if (slack.modals(id).at(-1)?.hash === view.hash) throw new Error('the modal has not changed yet');
      });
      return outcome;
    },
    /**
     * Types into the fields (others keep what stands in them) and submits; the errors Slack or the bot shows. What is not
     * there is first asked for, as one would.
     */
    async submit(values: Record<string, string>) {
      await topModal();
      const isThere = (name: string) =>
        slack
          .modals(id)
          .at(-1)
          ?.blocks.some(({ block_id }) => block_id === name);
      if (!Object.keys(values).every(isThere)) await askForMore(slack, id, values);
      const view = await topModal();
      const outcome = await slack.submitModal({ memberId: id, viewId: view.id, values: typedInto(view, values) });
      return outcome.errors ?? {};
    },
  };
}
