// views.*: opening, stacking, changing and publishing views. Errors as https://docs.slack.dev/reference/methods/views.open …
import type { Args } from './api-args.ts';
import { viewLimits } from './limits.ts';
import { missing, refuseProblems, SlackRefusal } from './refusal.ts';
import type { Json } from './slack.ts';
import { viewProblems } from './view-rules.ts';
import { describeView } from './view-state.ts';
import type { StoredView } from './view-store.ts';
import type { World } from './world.ts';

/** Refuses a view that Slack would: too large, breaking a rule, or with an external id already in use. */
export function checkedView(given: unknown, type: 'modal' | 'home', world: World, replacing?: StoredView): Json {
  if (given === undefined || given === null) throw missing('view');
  if (Buffer.byteLength(JSON.stringify(given)) > viewLimits.bytes) throw new SlackRefusal('view_too_large');
  refuseProblems('invalid_arguments', viewProblems(given, type));
  const view = given as Json;
  const taken = view.external_id ? world.views.find({ externalId: String(view.external_id) }) : undefined;
  if (taken && taken.id !== replacing?.id) throw new SlackRefusal('duplicate_external_id');
  return view;
}

export function openView(args: Args, world: World): Json {
  const triggerId = args.needed('trigger_id');
  const view = checkedView(args.json('view'), 'modal', world);
  const memberId = world.triggers.check(triggerId);
  world.triggers.exchange(triggerId);
  return { ok: true, view: describeView(world.views.open(memberId, view)) };
}

export function pushView(args: Args, world: World): Json {
  const triggerId = args.needed('trigger_id');
  const view = checkedView(args.json('view'), 'modal', world);
  const memberId = world.triggers.check(triggerId);
  if (world.views.stackOf(memberId).length === 0) throw new SlackRefusal('not_found');
  const pushed = world.views.push(memberId, view);
  if (!pushed) throw new SlackRefusal('push_limit_reached');
  world.triggers.exchange(triggerId);
  return { ok: true, view: describeView(pushed) };
}

export function updateView(args: Args, world: World): Json {
  const [viewId, externalId] = [args.text('view_id'), args.text('external_id')];
  if (!viewId && !externalId) throw missing('view_id');
  const before = world.views.find(viewId ? { viewId } : { externalId });
  if (!before) throw new SlackRefusal('not_found', { isMeanwhile: world.views.wasThere(viewId ?? '') });
  const view = checkedView(args.json('view'), before.type, world, before);
  refuseOtherHash(args, before);
  return { ok: true, view: describeView(world.views.replace(before.id, view)) };
}

export function publishView(args: Args, world: World): Json {
  const memberId = args.needed('user_id');
  const member = world.conversations.members.get(memberId);
  if (!member || member.isDeactivated) {
    const messages = ['invalid `user_id`'];
    throw new SlackRefusal('invalid_arguments', { more: { response_metadata: { messages } } });
  }
  const before = world.views.homeOf(memberId);
  const view = checkedView(args.json('view'), 'home', world, before);
  if (before) refuseOtherHash(args, before);
  return { ok: true, view: describeView(world.views.publish(memberId, view)) };
}

function refuseOtherHash(args: Args, before: StoredView): void {
  const hash = args.text('hash');
  if (hash && hash !== before.hash) throw new SlackRefusal('hash_conflict', { isMeanwhile: true });
}
