// Where Slack blocks stand and for whom they are drawn; every block and element fragment is given one.
import { html } from 'hono/html';
import type { PlaygroundSlack, SlackChannel, SlackMember } from '../../slack/slack.ts';
import { stateField } from '../../slack/view-state.ts';
import { actAttribute } from '../acts.ts';
import { type Html, isJson, type Json, textIn } from '../markup.ts';
import { withEmoji } from './emoji.ts';
import { renderMrkdwn } from './mrkdwn.ts';
import type { Names } from './mrkdwn-token.ts';

export interface Scene {
  memberId: string;
  on: Parameters<PlaygroundSlack['tap']>[0]['on'];
  names: Names;
  /** What the member's menus of people and channels offer. */
  members: readonly SlackMember[];
  channels: readonly SlackChannel[];
}

export const namesOf = (slack: PlaygroundSlack, timeZone: string): Names => {
  const users = new Map(slack.members().map(({ id, name }) => [id, name]));
  users.set(slack.bot.userId, slack.bot.name).set('USLACKBOT', 'Slackbot');
  const channels = new Map(slack.channels().map(({ id, name }) => [id, name]));
  return { timeZone, user: (id) => users.get(id), channel: (id) => channels.get(id) };
};

/** A text object, formatted if it is mrkdwn. */
export function renderText(text: unknown, { names }: Pick<Scene, 'names'>): Html {
  if (!isJson(text)) return html``;
  return text.type === 'mrkdwn' ? renderMrkdwn(textIn(text.text), names) : html`${plain(text)}`;
}

/** The words of a plain_text object; of mrkdwn, as typed. */
export const plain = (text: unknown): string => (isJson(text) ? withEmoji(textIn(text.text)) : '');

export const actOf = (element: Json, block: Json, { memberId, on }: Scene): string =>
  actAttribute({
    do: 'slack-tap',
    memberId,
    on,
    actionId: textIn(element.action_id),
    blockId: textIn(block.block_id),
  });

/** For client/dialogs.js: what to ask before the tap counts. The text is finished HTML. */
export function confirmOf({ confirm }: Json, scene: Scene): string | undefined {
  if (!isJson(confirm)) return undefined;
  const { title, text, confirm: yes, deny: no, style } = confirm;
  const body = String(renderText(text, scene));
  return JSON.stringify({ title: plain(title), html: body, yes: plain(yes), no: plain(no), style });
}

/** Whether a change is told to the bot at once: always outside of inputs, in inputs when they ask for it. */
const isTold = (block: Json) => block.type !== 'input' || block.dispatch_action === true;

/** Marks an element whose value client/form-values.js reads; `shape` says how. */
export function stateful(element: Json, block: Json, shape: 'text' | 'option' | 'options' | 'ids', scene: Scene): Html {
  const act = isTold(block) ? actOf(element, block, scene) : undefined;
  return html`data-shape="${shape}" data-block="${textIn(block.block_id)}" data-action="${textIn(element.action_id)}" data-field="${stateField(element) ?? ''}"${
    act ? html` data-change="${act}"` : ''
  }${confirming(element, scene)}`;
}

export function confirming(element: Json, scene: Scene): Html {
  const confirm = confirmOf(element, scene);
  return confirm ? html` data-confirm="${confirm}"` : html``;
}
