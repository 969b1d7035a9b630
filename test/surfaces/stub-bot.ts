// A bot for surface tests: it keeps what it was asked and answers what the test says. Knows no platform.
import type { Language } from '../../src/cards/card.ts';
import type { Outcome } from '../../src/cards/outcome.ts';
import type { Bot, Identity, LinkTarget } from '../../src/surfaces/bot.ts';
import { createStubInbox, type StubInbox } from './stub-inbox.ts';

/** What another try can cure, as a scripted bot or inbox throws it. */
export class PassingFault extends Error {}

export type RunInput = Parameters<Bot['run']>[0];
type Answer = Outcome | ((input: RunInput) => Outcome | Promise<Outcome>);

export interface StubBot extends Bot {
  readonly inbox: StubInbox;
  /** Every run, oldest first, from the moment it was asked. */
  readonly calls: readonly RunInput[];
  /** What every run from now on answers; `silent` until told. A function may throw or take its time. */
  answers(answer: Answer): void;
  /** What languageOf says from now on; `ja` until told. A function may throw. */
  speaks(language: Language | ((from: Identity) => Language)): void;
  /** What readLink finds from now on; `invalid` until told. A function may throw. */
  links(target: LinkTarget | ((token: string) => LinkTarget)): void;
}

export function createStubBot(): StubBot {
  const calls: RunInput[] = [];
  let answer: Answer = { kind: 'silent' };
  let language: Language | ((from: Identity) => Language) = 'ja';
  let target: LinkTarget | ((token: string) => LinkTarget) = { kind: 'invalid' };
  return {
    calls,
    inbox: createStubInbox(),
    isPassing: (fault) => fault instanceof PassingFault,
    answers(value) {
      answer = value;
    },
    speaks(value) {
      language = value;
    },
    links(value) {
      target = value;
    },
    async run(input) {
      calls.push(input);
      return typeof answer === 'function' ? answer(input) : answer;
    },
    inGroup: async () => undefined,
    languageOf: async (from) => (typeof language === 'function' ? language(from) : language),
    readLink: async (token) => (typeof target === 'function' ? target(token) : target),
  };
}
