// The parts that a tap is made of, as fast as they are by themselves: an empty Bolt handler, the bare transaction, one
// POST. Each has a process of its own, as the bot has, on plain node.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Cleanup } from './cleanup.ts';
import { keepBusy, type Span } from './load.ts';
import type { Platforms } from './platforms.ts';
import type { Work } from './statistics.ts';
import { slackTap } from './tap.ts';
import { openWire } from './wire.ts';

/** What a yardstick's process is asked. */
export interface Ask extends Span {
  what: string;
}

export interface Yardsticks {
  empty(span: Span): Promise<Work>;
  bare(on: 'spread' | 'one', span: Span): Promise<Work>;
  post(span: Span): Promise<Work>;
  stop(): Promise<void>;
}

export interface YardstickSettings {
  cleanup: Cleanup;
  platforms: Platforms;
  databaseUrl: string;
  /** Of seminars and of people, for the bare transaction. */
  seminarIds: string[];
  personIds: string[];
}

export async function startYardsticks(settings: YardstickSettings): Promise<Yardsticks> {
  const { cleanup, platforms, databaseUrl, seminarIds, personIds } = settings;
  const [empty, bare, post] = await Promise.all([
    startOne('./yardstick-empty.ts', cleanup, {}),
    startOne('./yardstick-bare.ts', cleanup, { databaseUrl, seminarIds, personIds }),
    startOne('./yardstick-post.ts', cleanup, { url: platforms.answerUrl('nobody') }),
  ]);
  const wire = openWire(Number(empty.said));
  const tapping = { userId: 'U0NOBODY', value: { do: 'help' } };
  return {
    empty: (span) =>
      keepBusy(span, async () => {
        const status = await wire.send(slackTap(tapping, platforms.answerUrl('nobody')));
        if (status !== 200) throw new Error(`the empty handler answered ${status}`);
      }),
    bare: (what, span) => bare.ask({ what, ...span }),
    post: (span) => post.ask({ what: 'post', ...span }),
    async stop() {
      wire.close();
      for (const { stop } of [empty, bare, post]) await stop();
    },
  };
}

interface One {
  /** The first it said. */
  said: unknown;
  ask(ask: Ask): Promise<Work>;
  stop(): Promise<void>;
}

async function startOne(file: string, cleanup: Cleanup, settings: object): Promise<One> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: [] });
  const ended = once(child, 'exit');
  const stop = cleanup.add(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const died = ended.then(([code]) => {
    throw new Error(`a yardstick ended with ${code}`);
  });
  // Told to, it may.
  died.catch(() => {});
  const answer = async () => {
    const [said] = await Promise.race([once(child, 'message'), died]);
    return said;
  };
  child.send(settings);
  const said: unknown = await answer();
  return {
    said,
    async ask(ask) {
      child.send(ask);
      return (await answer()) as Work;
    },
    stop,
  };
}

/** In a yardstick's process: what it is told first, then each answer to what it is asked. */
export function serveYardstick<Settings>(
  begin: (settings: Settings) => Promise<{ said: unknown; act?: (what: string) => Promise<void> }>,
): void {
  let act: ((what: string) => Promise<void>) | undefined;
  let isBegun = false;
  process.on('disconnect', () => process.exit());
  process.on('message', async (message) => {
    if (!isBegun) {
      isBegun = true;
      const begun = await begin(message as Settings);
      act = begun.act;
      process.send?.(begun.said);
      return;
    }
    const ask = message as Ask;
    process.send?.(await keepBusy(ask, async () => act?.(ask.what)));
  });
}
