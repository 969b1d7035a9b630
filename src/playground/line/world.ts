// The people on the playground's LINE and their chats with the account. Knows neither HTTP nor rules.
import type { Clock } from '../../clock.ts';
import { createMessageIds, isUserId } from './ids.ts';
import type { Json, LineMessage, LineUser } from './line.ts';

export interface World {
  users: readonly LineUser[];
  addUser(user: LineUser): void;
  findUser(userId: string): LineUser | undefined;
  /** Throws for a user nobody added: a slip in the caller, not something LINE would say. */
  getUser(userId: string): LineUser;
  /** Of a user with the account, or a group's. */
  chat(id: string): readonly LineMessage[];
  /** The account is invited there. */
  joinGroup(id: string): void;
  /** False where it is not (any more). */
  leaveGroup(id: string): boolean;
  isInGroup(id: string): boolean;
  /** Answers whether the user had followed before (so now unblocks). */
  follow(userId: string): boolean;
  unfollow(userId: string): void;
  /** Adds to the chat without telling listeners; answers the message's id. */
  post(userId: string, entry: Pick<LineMessage, 'from' | 'message' | 'via'> & { id?: string }): string;
  newMessageId(): string;
  changed(): void;
  subscribe(listener: () => void): () => void;
}

export function createWorld({ clock, users }: { clock: Clock; users: readonly LineUser[] }): World {
  const list: LineUser[] = [];
  const byId = new Map<string, LineUser>();
  const chats = new Map<string, LineMessage[]>();
  const groups = new Set<string>();
  const everFollowed = new Set<string>();
  const listeners = new Set<() => void>();
  const newMessageId = createMessageIds();

  const world: World = {
    users: list,
    addUser(user) {
      if (!isUserId(user.id)) throw new Error(`A LINE user id is U and 32 hex digits, not ${JSON.stringify(user.id)}.`);
      if (byId.has(user.id)) throw new Error(`LINE user ${user.id} is there already.`);
      const own = { ...user };
      list.push(own);
      byId.set(own.id, own);
      chats.set(own.id, []);
      if (own.isFollowing) everFollowed.add(own.id);
    },
    findUser: (userId) => byId.get(userId),
    getUser(userId) {
      const user = byId.get(userId);
      if (!user) throw new Error(`No LINE user ${JSON.stringify(userId)} in the playground.`);
      return user;
    },
    chat: (id) => chats.get(id) ?? [],
    joinGroup(id) {
      groups.add(id);
      if (!chats.has(id)) chats.set(id, []);
    },
    leaveGroup: (id) => groups.delete(id),
    isInGroup: (id) => groups.has(id),
    follow(userId) {
      world.getUser(userId).isFollowing = true;
      const hadFollowed = everFollowed.has(userId);
      everFollowed.add(userId);
      return hadFollowed;
    },
    unfollow(userId) {
      world.getUser(userId).isFollowing = false;
    },
    post(userId, { id = newMessageId(), ...entry }) {
      chats.get(userId)?.push({ id, at: clock.now().toString(), ...entry });
      return id;
    },
    newMessageId,
    changed() {
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  for (const user of users) world.addUser(user);
  return world;
}

/** A text the user sent, as a LINE message object. */
export const textMessage = (text: string): Json => ({ type: 'text', text });
