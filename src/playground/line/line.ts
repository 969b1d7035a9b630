// The playground's LINE, as its page and the journey tests see and use it. Knows nothing of the bot.

export type Json = Record<string, unknown>;

export interface LineUser {
  id: string; // U + 32 hex digits
  name: string;
  /** As the profile gives it (BCP 47), e.g. ja, en; undefined when LINE would leave it out. */
  language?: string;
  isFollowing: boolean;
}

export interface LineMessage {
  id: string;
  from: 'bot' | 'user';
  /** ISO instant on the playground's clock. */
  at: string;
  /** A LINE message object: text, flex, template …, with its quickReply when it has one. */
  message: Json;
  via?: 'reply' | 'push' | 'multicast' | 'broadcast';
}

export interface LineOutcome {
  status: number;
  body: unknown;
}

export interface PlaygroundLine {
  /** Base for `LINE_API_URL`, no trailing slash, e.g. http://127.0.0.1:41235 */
  apiUrl: string;
  users(): readonly LineUser[];
  /** The user's chat with the account, oldest first. */
  chat(userId: string): readonly LineMessage[];
  /** The rich menu this user sees: their own, else the default; undefined when there is none. */
  richMenu(userId: string): Json | undefined;
  /** What that menu shows; undefined while it has no picture. */
  richMenuPicture(richMenuId: string): { bytes: Buffer; type: string } | undefined;
  /** Messages counted against this month's allowance, and the allowance (null: unlimited). */
  allowance(): { used: number; limit: number | null };
  setAllowance(limit: number | null): void;

  addUser(user: LineUser): void;
  // What a user can do. Each delivers a signed webhook to the bot and resolves when the bot has answered it.
  follow(userId: string): Promise<LineOutcome>;
  unfollow(userId: string): Promise<LineOutcome>;
  text(userId: string, text: string): Promise<LineOutcome>;
  /** Taps a postback action: `data` as the bot sent it (or forged); displayText, when there is one, shows in the chat. */
  postback(input: { userId: string; data: string; displayText?: string; params?: Json }): Promise<LineOutcome>;
  /** Comes back from the account-link dialog; the link fails unless the token is this user's, unused and 10 minutes old at most. */
  linkAccount(input: { userId: string; linkToken: string; nonce: string }): Promise<LineOutcome>;
  /** A member invites the account to a group; its chat is `chat(groupId)`. */
  inviteToGroup(groupId: string): Promise<LineOutcome>;
  /** `userId`: LINE leaves it out for who has not agreed. */
  sayInGroup(input: { groupId: string; userId?: string; text: string }): Promise<LineOutcome>;
  isInGroup(groupId: string): boolean;
  /** Any webhook events, as given but for what is missing (webhookEventId, timestamp, replyToken, mode, source, deliveryContext). */
  deliver(events: Json[]): Promise<LineOutcome>;
  /** The last webhook request once more, with deliveryContext.isRedelivery true, same ids and timestamps. */
  redeliverLast(): Promise<LineOutcome>;

  /**
   * The next `times` calls whose path ends so are answered so instead; status 0 cuts the connection without an answer.
   * `accept: true` does the work and then answers with the failure.
   */
  failNext(input: {
    path: string;
    times?: number;
    status: number;
    body?: Json;
    headers?: Record<string, string>;
    accept?: boolean;
  }): void;
  subscribe(listener: () => void): () => void;
  stop(): Promise<void>;
}
