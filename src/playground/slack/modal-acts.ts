// A member submits or closes a modal; the bot's answer changes the stack as Slack would.
import { interaction } from './courier.ts';
import { formErrors } from './form-checks.ts';
import { interactionBase } from './payloads.ts';
import { inOneLine, SlackRefusal } from './refusal.ts';
import { isJson } from './rule.ts';
import type { Json, PlaygroundSlack, SlackOutcome } from './slack.ts';
import type { Stage } from './stage.ts';
import { topModal } from './tap.ts';
import { checkedView } from './view-methods.ts';
import { describeView, stateOf } from './view-state.ts';
import type { StoredView } from './view-store.ts';
import type { World } from './world.ts';

/** What a modal shows when it could not be sent or the answer made no sense. */
export const troubleConnecting = 'We had some trouble connecting. Try again?';

export async function submitModal(
  { world, courier }: Stage,
  { memberId, viewId, values }: Parameters<PlaygroundSlack['submitModal']>[0],
): Promise<SlackOutcome> {
  const base = interactionBase(world, 'view_submission', memberId);
  const view = topModal(world.views.stackOf(memberId), viewId);
  if (!view.submit) throw new Error(`The modal ${viewId} has nothing to submit it with`);
  const state = stateOf(view.blocks, values, view.values);
  world.views.setValues(viewId, state);
  const errors = formErrors(view.blocks, state);
  if (Object.keys(errors).length > 0) return { status: 0, body: undefined, errors };
  const trigger_id = world.triggers.issue(memberId);
  const payload = { ...base, trigger_id, view: describeView(view, state), response_urls: [] };
  const outcome = await courier.send(interaction(payload));
  if (outcome.problem) return { ...outcome, problem: `${troubleConnecting} (${outcome.problem})` };
  return { ...outcome, ...applyAnswer(world, view, outcome.body) };
}

/** Does what the bot's answer says; what of it Slack could not do is the problem. */
function applyAnswer(world: World, view: StoredView, body: unknown): Pick<SlackOutcome, 'errors' | 'problem'> {
  const { memberId } = view;
  if (body === '' || (isJson(body) && Object.keys(body).length === 0)) {
    world.views.close(memberId);
    return {};
  }
  if (!isJson(body)) return { problem: `${troubleConnecting} (the answer is not JSON: ${String(body)})` };
  switch (body.response_action) {
    case 'clear':
      world.views.close(memberId, true);
      return {};
    case 'errors':
      return errorsOf(view, body.errors);
    case 'update':
    case 'push':
      return changeView(world, view, body);
    default:
      return { problem: `${troubleConnecting} (unknown response_action: ${String(body.response_action)})` };
  }
}

function changeView(world: World, before: StoredView, { response_action, view: given }: Json) {
  try {
    const view = checkedView(given, 'modal', world, response_action === 'update' ? before : undefined);
    if (response_action === 'update') world.views.replace(before.id, view);
    else if (!world.views.push(before.memberId, view)) throw new SlackRefusal('push_limit_reached');
    return {};
  } catch (refusal) {
    if (!(refusal instanceof SlackRefusal)) throw refusal;
    return { problem: `${troubleConnecting} (${inOneLine(refusal.body)})` };
  }
}

/** Slack shows errors only at input blocks; one for any other block_id is a mistake of the bot's. */
function errorsOf(view: StoredView, given: unknown): Pick<SlackOutcome, 'errors' | 'problem'> {
  const all = isJson(given) ? Object.entries(given) : [];
  const inputs = new Set(view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id));
  const shown = all.filter(([blockId, text]) => inputs.has(blockId) && typeof text === 'string' && text !== '');
  const lost = all.filter(([blockId]) => !shown.some(([id]) => id === blockId)).map(([blockId]) => blockId);
  const errors = Object.fromEntries(shown.map(([blockId, text]) => [blockId, String(text)]));
  if (all.length === 0) return { problem: `${troubleConnecting} (errors without any)` };
  return lost.length > 0
    ? { errors, problem: `errors not shown, as no input block has: ${lost.join(', ')}` }
    : { errors };
}

export async function closeModal(
  { world, courier }: Stage,
  { memberId, viewId }: { memberId: string; viewId: string },
): Promise<SlackOutcome> {
  const base = interactionBase(world, 'view_closed', memberId);
  const view = topModal(world.views.stackOf(memberId), viewId);
  world.views.close(memberId, view.clear_on_close);
  if (!view.notify_on_close) return { status: 0, body: undefined };
  return courier.send(interaction({ ...base, view: describeView(view), is_cleared: view.clear_on_close }));
}
