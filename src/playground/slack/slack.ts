// The playground's Slack, as its page and the journey tests see and use it. Knows nothing of the bot.

export interface SlackMember {
  id: string; // U…
  name: string;
  /** As users.info gives it with include_locale, e.g. ja-JP, en-US. */
  locale: string;
  timeZone: string;
  /** Set when the account was deactivated: users.info says deleted, DMs to it fail as Slack's do. */
  isDeactivated: boolean;
  /** The profile's own fields, by their ids (Xf…). */
  fields?: Record<string, string>;
}

export interface SlackChannel {
  id: string; // C…
  name: string;
  isPrivate: boolean;
  /** Member ids, the bot's own user id among them once it has joined. */
  memberIds: string[];
}

export type Json = Record<string, unknown>;

export interface SlackMessage {
  /** The channel or DM (D…) it stands in. */
  channel: string;
  ts: string;
  /** A member id, or the bot's user id. */
  user: string;
  text: string;
  blocks: Json[];
  metadata?: { event_type: string; event_payload: Json };
  isEdited: boolean;
  /** Set: only this member sees it. */
  ephemeralTo?: string;
  /** Times the message was updated; tests check the pace with it. */
  edits: number;
}

export interface SlackView {
  id: string; // V…
  hash: string;
  type: 'modal' | 'home';
  callback_id: string;
  private_metadata: string;
  title?: Json;
  submit?: Json;
  close?: Json;
  blocks: Json[];
  /** The view below in the modal stack. */
  previous_view_id?: string;
}

/** What a member's client shows of a form: block_id → action_id → the element's state, as in Slack's `view.state.values`. */
export type ViewValues = Record<string, Record<string, Json>>;

/** How the bot answered one of the member's actions. */
export interface SlackOutcome {
  /** HTTP status; 0 when the bot gave no answer within 3 s, or was not asked. */
  status: number;
  /** The parsed body, or the text when it was not JSON. */
  body: unknown;
  /** What the form shows: Slack's own complaints before it asks the bot, or the bot's `response_action: errors`. block_id → message. */
  errors?: Record<string, string>;
  /** What went wrong, in one line: `operation_timeout`, `dispatch_failed: …`, or what of the answer Slack could not use. */
  problem?: string;
}

export interface PlaygroundSlack {
  /** Base for `SLACK_API_URL`, with the trailing slash, e.g. http://127.0.0.1:41234/api/ */
  apiUrl: string;
  team: { id: string; name: string };
  bot: { userId: string; botId: string; name: string };
  members(): readonly SlackMember[];
  channels(): readonly SlackChannel[];
  /** All this member sees of a channel or DM, oldest first, ephemeral ones to them included. */
  messages(channel: string, memberId: string): readonly SlackMessage[];
  /** The id of the member's DM with the bot (made when there is none). */
  dm(memberId: string): string;
  home(memberId: string): SlackView | undefined;
  /** The member's open modals, bottom first. */
  modals(memberId: string): readonly SlackView[];

  addMember(member: SlackMember): void;
  deactivate(memberId: string): void;

  // What a member can do. Each delivers a signed request to the bot and resolves when the bot has answered it.
  openHome(memberId: string): Promise<SlackOutcome>;
  command(input: { memberId: string; channel: string; command: string; text: string }): Promise<SlackOutcome>;
  shortcut(input: { memberId: string; callbackId: string }): Promise<SlackOutcome>;
  /** Taps an element of a message, the home or the top modal, found by its action_id (and block_id when several share it). Overrides (`value`, `selected_option`, …) let a test forge. */
  tap(input: {
    memberId: string;
    on: { message: { channel: string; ts: string } } | { home: true } | { modal: string };
    actionId: string;
    blockId?: string;
    overrides?: Json;
    /** The state of the modal's inputs at the tap, for dispatching elements. */
    values?: ViewValues;
  }): Promise<SlackOutcome>;
  submitModal(input: { memberId: string; viewId: string; values: ViewValues }): Promise<SlackOutcome>;
  closeModal(input: { memberId: string; viewId: string }): Promise<SlackOutcome>;
  directMessage(input: { memberId: string; text: string }): Promise<SlackOutcome>;
  /** A member (or the bot, by its user id) comes into a channel: `member_joined_channel`. */
  join(input: { channel: string; userId: string; inviter?: string }): Promise<SlackOutcome>;
  /** A member leaves, or the bot is removed. */
  leave(input: { channel: string; userId: string }): Promise<SlackOutcome>;
  /** Any Events API event, delivered with a new event_id (or the one given, to test redelivery). */
  event(event: Json, eventId?: string): Promise<SlackOutcome>;
  /** Delivers the last interaction or event again, as it was (an event with Slack's retry headers). */
  redeliverLast(): Promise<SlackOutcome>;

  /** The next `times` calls of `method` are answered so instead: to test failures. `accept: true` does the work and then answers with the failure; status 0 drops the connection. `response_url` stands for those. */
  failNext(input: {
    method: string;
    times?: number;
    status: number;
    body?: Json;
    headers?: Record<string, string>;
    accept?: boolean;
  }): void;
  /** Calls back whenever something visible changed; returns the way to stop. */
  subscribe(listener: () => void): () => void;
  stop(): Promise<void>;
}
