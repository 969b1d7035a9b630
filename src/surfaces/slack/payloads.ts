// The payloads of Slack's that concern us, as schemas: only what is read of them. What fits none is not for us.
import { z } from 'zod';
import { viewState } from './form-values.ts';

const user = z.object({ id: z.string() });
const view = z.object({ id: z.string(), hash: z.string().optional(), private_metadata: z.string().default('') });

export const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  response_url: z.url(),
  trigger_id: z.string(),
});

export const shortcut = z.object({
  type: z.literal('shortcut'),
  callback_id: z.literal('new-seminar'),
  user,
  trigger_id: z.string(),
});

const event = z.object({ type: z.literal('event_callback'), event_id: z.string() });
export const homeOpened = event.extend({
  event: z.object({
    type: z.literal('app_home_opened'),
    tab: z.literal('home'),
    user: z.string(),
    event_ts: z.string().optional(),
  }),
});
export const directMessage = event.extend({
  event: z.object({
    type: z.literal('message'),
    channel_type: z.literal('im'),
    channel: z.string(),
    user: z.string().regex(/^[UW](?!SLACKBOT$)/),
    text: z.string().default(''),
    event_ts: z.string().optional(),
    // Edits, joins and files have a subtype; what bots say, ours included, has a bot_id.
    subtype: z.undefined().optional(),
    bot_id: z.undefined().optional(),
  }),
});

const acted = { action_id: z.string(), block_id: z.string(), action_ts: z.string() };
const button = z.object({
  type: z.literal('button'),
  ...acted,
  value: z.string().default(''),
  url: z.undefined().optional(),
});
/** What was chosen from a menu of buttons is tapped like one. */
const menu = z
  .object({ type: z.literal('overflow'), ...acted, selected_option: z.object({ value: z.string() }) })
  .transform(({ selected_option, ...rest }) => ({ ...rest, value: selected_option.value }));

export const tap = z.object({
  type: z.literal('block_actions'),
  user,
  trigger_id: z.string(),
  actions: z.tuple([z.discriminatedUnion('type', [button, menu])], z.unknown()),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
  channel: z.object({ id: z.string() }).optional(),
  response_url: z.url().optional(),
  view: view.extend({ type: z.enum(['home', 'modal']) }).optional(),
});

/** In a modal's form: what asks for more of it, or a choice on which other fields depend. */
export const redrawn = z.object({
  type: z.literal('block_actions'),
  user,
  actions: z.tuple(
    [z.object({ type: z.enum(['button', 'radio_buttons', 'static_select']), action_id: z.string() })],
    z.unknown(),
  ),
  view: view.extend({ type: z.literal('modal'), state: z.object({ values: viewState }) }),
});

export const submitted = z.object({
  type: z.literal('view_submission'),
  user,
  view: view.extend({ state: z.object({ values: viewState }) }),
});
