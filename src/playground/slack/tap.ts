// A member's tap on an element of a message, the home or a modal: finds it and delivers `block_actions`.

import { described } from './chat-methods.ts';
import { interaction } from './courier.ts';
import { channelName, interactionBase } from './payloads.ts';
import type { Json, PlaygroundSlack, SlackMessage, SlackOutcome } from './slack.ts';
import type { Stage } from './stage.ts';
import { completed, describeView, stateField, stateOf } from './view-state.ts';
import type { StoredView } from './view-store.ts';
import { everyElement, type PlacedElement } from './walk-blocks.ts';

type Tap = Parameters<PlaygroundSlack['tap']>[0];

/** Throws when the member sees no such thing to tap. */
export async function tap(stage: Stage, given: Tap): Promise<SlackOutcome> {
  const { world } = stage;
  const base = interactionBase(world, 'block_actions', given.memberId);
  const { blocks, surface } =
    'message' in given.on ? onMessage(stage, given, given.on.message) : onView(stage, given, given.on);
  const action = actionOf(findElement(blocks, given), given, world.ts.next());
  const trigger_id = world.triggers.issue(given.memberId);
  return stage.courier.send(interaction({ ...base, ...surface, trigger_id, actions: [action] }));
}

function onMessage(stage: Stage, { memberId, values }: Tap, { channel, ts }: { channel: string; ts: string }) {
  const message = stage.world.conversations.find(channel, ts);
  if (!message || !stage.world.conversations.isIn(channel, memberId) || !isSeenBy(message, memberId))
    throw new Error(`${memberId} sees no message ${ts} in ${channel}`);
  const isEphemeral = message.ephemeralTo !== undefined;
  const surface = {
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral },
    channel: { id: channel, name: channelName(stage.world, channel) },
    // Slack does not send what an ephemeral message said.
    ...(isEphemeral ? {} : { message: described(message) }),
    state: { values: stateOf(message.blocks, values) },
    response_url: stage.responseUrl({ memberId, channel, messageTs: ts }),
  };
  return { blocks: message.blocks, surface };
}

const isSeenBy = ({ ephemeralTo }: SlackMessage, memberId: string) =>
  ephemeralTo === undefined || ephemeralTo === memberId;

function onView({ world }: Stage, { memberId, values }: Tap, on: { home: true } | { modal: string }) {
  const view = 'home' in on ? world.views.homeOf(memberId) : topModal(world.views.stackOf(memberId), on.modal);
  if (!view) throw new Error(`${memberId} has no such view open`);
  const state = stateOf(view.blocks, values, view.values);
  world.views.setValues(view.id, state);
  const surface = { container: { type: 'view', view_id: view.id }, view: describeView(view, state) };
  return { blocks: view.blocks, surface };
}

export function topModal(stack: readonly StoredView[], viewId: string): StoredView {
  const top = stack.at(-1);
  if (top?.id !== viewId) throw new Error(`The modal on top is ${top?.id ?? 'none'}, not ${viewId}`);
  return top;
}

function findElement(blocks: readonly Json[], { actionId, blockId, overrides }: Tap): PlacedElement {
  const all = [...everyElement(blocks)];
  const found = all.filter(
    ({ element, blockId: in_ }) => element.action_id === actionId && (blockId === undefined || in_ === blockId),
  );
  if (found.length > 1) throw new Error(`${actionId} is in several blocks: say which by blockId`);
  const [first] = found;
  if (first) return first;
  // A forged tap, or one on what the message no longer shows, must say its type.
  if (typeof overrides?.type === 'string')
    return { element: { type: overrides.type, action_id: actionId }, blockId: blockId ?? '', block: {}, path: '' };
  const present = all.map(({ element }) => element.action_id).join(', ');
  throw new Error(`Nothing to tap with action_id ${actionId}; there is: ${present || 'nothing'}`);
}

const carried = ['type', 'action_id', 'text', 'value', 'style', 'url', 'placeholder', 'confirm', 'icon'] as const;

function actionOf({ element, blockId }: PlacedElement, { overrides = {}, values }: Tap, action_ts: string): Json {
  const action: Json = { block_id: blockId, action_ts };
  for (const name of carried) if (element[name] !== undefined) action[name] = element[name];
  const field = element.type === 'overflow' ? 'selected_option' : stateField(element);
  const told = values?.[blockId]?.[String(element.action_id)];
  if (field && told) action[field] = told[field];
  Object.assign(action, overrides);
  if (field) action[field] = completed(element, action[field] ?? null);
  return action;
}
