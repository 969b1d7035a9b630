// A member's hand on Slack: taps that say a command, forms that are filled in and sent.
import type { Command } from '../../src/commands.ts';
import { encodeCommand } from '../../src/commands.ts';
import type { Json, PlaygroundSlack, SlackView, ViewValues } from '../../src/playground/slack/slack.ts';
import { everyElement } from '../../src/playground/slack/walk-blocks.ts';
import { channel, type Stage } from './stage.ts';

export function createSlackHand({ slack, settled }: Pick<Stage, 'slack' | 'settled'>, memberId: string) {
  const top = () => slack.modals(memberId).at(-1);
  /** On the newest they see in the channel: which button carries it is of no concern here. */
  const tap = async (command: Command) => {
    const message = await newest(slack, memberId, settled);
    await slack.tap({
      ...{ memberId, on: { message }, actionId: 'c:year', blockId: 'year' },
      overrides: { type: 'button', value: encodeCommand(command) },
    });
    await settled();
  };
  return {
    tap,
    /** The newest that only they see. */
    aside: () => slack.messages(channel, memberId).findLast(({ ephemeralTo }) => ephemeralTo === memberId),
    /** Throws what the form finds wrong. */
    async submit(opens: Command, values: Record<string, string>) {
      await tap(opens);
      if (!isThere(top(), values)) await showAll(slack, { memberId, view: top() }, settled);
      const view = top();
      if (!view) throw new Error(`${opens.do} opened no form`);
      const { errors, problem } = await slack.submitModal({ memberId, viewId: view.id, values: typed(view, values) });
      await settled();
      if (problem || errors) throw new Error(`${opens.do}: ${problem ?? JSON.stringify(errors)}`);
      for (const { id } of slack.modals(memberId).toReversed()) await slack.closeModal({ memberId, viewId: id });
    },
  };
}

export type SlackHand = ReturnType<typeof createSlackHand>;

async function newest(slack: PlaygroundSlack, memberId: string, settled: Stage['settled']) {
  const seen = () => slack.messages(channel, memberId).at(-1);
  if (!seen()) {
    await slack.command({ memberId, channel, command: '/seminar', text: 'help' });
    await settled();
  }
  const message = seen();
  if (!message) throw new Error(`${memberId} sees nothing in the channel`);
  return { channel: message.channel, ts: message.ts };
}

const fieldsOf = ({ blocks }: SlackView) => new Map(blocks.map((block) => [block.block_id, block.element as Json]));

const isThere = (view: SlackView | undefined, values: Record<string, string>) =>
  view === undefined || Object.keys(values).every((name) => fieldsOf(view).has(name));

/** Asks for the fields that stand one step away. */
async function showAll(
  slack: PlaygroundSlack,
  { memberId, view }: { memberId: string; view: SlackView | undefined },
  settled: Stage['settled'],
) {
  const more = [...everyElement(view?.blocks ?? [])].find(({ element }) => String(element.action_id).startsWith('m:'));
  if (!view || !more) return;
  const { element, blockId } = more;
  await slack.tap({ memberId, on: { modal: view.id }, actionId: String(element.action_id), blockId });
  await settled();
}

function typed(view: SlackView, values: Record<string, string>): ViewValues {
  const fields = fieldsOf(view);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const element = fields.get(name);
      if (!element) throw new Error(`the form has no field ${name}`);
      return [name, { [String(element.action_id)]: stateOf(String(element.type), value) }];
    }),
  );
}

function stateOf(type: string, value: string): Json {
  switch (type) {
    case 'datepicker':
      return { selected_date: value };
    case 'timepicker':
      return { selected_time: value };
    case 'radio_buttons':
    case 'static_select':
      return { selected_option: { value } };
    default:
      return { value };
  }
}
