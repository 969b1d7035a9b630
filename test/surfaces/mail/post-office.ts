// Where the bare surface's letters go: keeps them, and fails as it is told. Knows nothing of the bot.
import type { Language } from '../../../src/cards/card.ts';

export interface Letter {
  subject: string;
  text: string;
  buttons: { label: string; value: string }[];
  links: string[];
}

/** `status` 0: the connection ended. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the post office answered ${status}`);
    this.status = status;
  }
}

export interface Failure {
  status: number;
  /** It did the work before it failed. */
  accept?: boolean;
}

export interface PostOffice {
  /** What has the same key arrives once. */
  send(key: string, to: string, letter: Letter): Promise<void>;
  reply(token: string, letter: Letter): Promise<void>;
  resident(address: string): { name: string; language: Language } | undefined;
}

export function createPostOffice() {
  const residents = new Map<string, { name: string; language: Language }>();
  const sent = new Map<string, Letter>();
  const replies: Letter[] = [];
  let failure: Failure | undefined;
  return {
    residents,
    sent: (): Letter[] => [...sent.values()],
    replies,
    newest: (): Letter | undefined => replies.at(-1) ?? [...sent.values()].at(-1),
    failNext(next: Failure) {
      failure = next;
    },
    async send(key: string, to: string, letter: Letter) {
      const failing = failure;
      failure = undefined;
      if (!residents.has(to)) throw new Refusal(404);
      if (!failing || failing.accept) sent.set(key, sent.get(key) ?? letter);
      if (failing) throw new Refusal(failing.status);
    },
    async reply(_token: string, letter: Letter) {
      replies.push(letter);
    },
    resident: (address: string) => residents.get(address),
  };
}
