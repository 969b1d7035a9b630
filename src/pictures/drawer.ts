// Has drawings drawn, one at a time, by a process that is started for the first and ended after the last. Covers are
// kept by what they show, the last few of them.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from '../log.ts';
import type { Drawn } from './draw-process.ts';
import { type CoverDrawing, type Drawing, hashOf } from './drawing.ts';
import { createTrust } from './trust.ts';

export class DrawingError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(`nothing was drawn: ${message}`, options);
    this.name = new.target.name;
  }
}

export interface Drawer {
  /** A PNG. Throws DrawingError: it took too long, or cannot be drawn. */
  draw(drawing: Drawing): Promise<Uint8Array<ArrayBuffer>>;
  /** False where no cover can be drawn, as far as is known: what is sent now had better go without. Tried again by itself. */
  isAble(): boolean;
  /** Finds out whether covers can be drawn; says so where they cannot. Never throws. */
  tryOut(): Promise<void>;
  stop(): void;
}

/** A cover takes 0.2 s; the process 0.5 s more to start. */
const WITHIN_MS = 10_000;
/** Then the process and its 100 MB are given back. */
const IDLE_MS = 30_000;
/** Of about 50 KB each. */
const KEPT = 40;
/** Waiting ones beyond are refused: whoever asks goes without. */
const MOST_WAITING = 50;

const PROCESS = fileURLToPath(new URL('./draw-process.ts', import.meta.url));

/** Letters of both weights, and all that lays them out. */
const TRIAL: CoverDrawing = {
  ...{ kind: 'cover', language: 'ja', number: '', series: '' },
  ...{ title: 'セミナー', when: '12月3日（木） 18:30〜20:00', speaker: '講師' },
};

interface Options {
  log: Pick<Logger, 'warn' | 'info'>;
  /** For tests, as are the times. */
  file?: string;
  withinMs?: number;
  idleMs?: number;
  againMs?: number;
  kept?: number;
}

export function createDrawer(options: Options): Drawer {
  const { log, againMs, file = PROCESS, withinMs = WITHIN_MS, idleMs = IDLE_MS, kept = KEPT } = options;
  const trust = createTrust({ log, againMs });
  const pictures = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;
  let isStopped = false;

  const end = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  const begin = () => {
    const begun = start(file);
    // Also while nothing is drawn: it may be killed by others, and an error that nobody hears would end the bot.
    begun
      .on('error', () => {})
      .on('exit', () => {
        if (child === begun) child = undefined;
      });
    return begun;
  };
  const drawNext = async (drawing: Drawing) => {
    if (isStopped) throw new DrawingError('the bot ends');
    clearTimeout(idle);
    try {
      child ??= begin();
      return await answerOf(child, drawing, withinMs);
    } catch (error) {
      // It may still be at it: the next drawing gets another.
      if (!(error instanceof DrawingError && error.cause === undefined)) end();
      throw error instanceof DrawingError ? error : new DrawingError('no process', { cause: error });
    } finally {
      idle = setTimeout(end, idleMs).unref();
    }
  };
  /** What an organizer brought may be anything: that it is not drawn says nothing of covers. */
  const drawCover = async (cover: CoverDrawing) => {
    if (cover !== TRIAL && !trust.isKept()) throw new DrawingError('covers cannot be drawn now');
    try {
      const png = await drawNext(cover);
      trust.won();
      return png;
    } catch (error) {
      // Late is slow, not unable: an address is of use when the machine has time again.
      const isLate = error instanceof DrawingError && error.cause === 'late';
      if (!isStopped && !isLate) trust.lost(error);
      throw error;
    }
  };
  const drawInTurn = async (drawing: Drawing) => {
    if (waiting >= MOST_WAITING) throw new DrawingError('too many are waiting');
    waiting++;
    const turn = last.then(() => (drawing.kind === 'cover' ? drawCover(drawing) : drawNext(drawing)));
    last = turn.catch(() => {});
    return turn.finally(() => waiting--);
  };
  const tryOut = async () => {
    // Once may be by chance, such as a process that was killed.
    await drawInTurn(TRIAL).catch(() => drawInTurn(TRIAL).catch(() => {}));
  };
  return {
    tryOut,
    isAble() {
      if (trust.isTimeToTry()) void tryOut();
      return trust.isKept();
    },
    draw(drawing) {
      if (drawing.kind !== 'cover') return drawInTurn(drawing);
      const key = hashOf(drawing);
      const picture = pictures.get(key) ?? drawInTurn(drawing);
      // The one asked for last stands last.
      pictures.delete(key);
      pictures.set(key, picture);
      picture.catch(() => pictures.get(key) === picture && pictures.delete(key));
      for (const [oldest] of pictures) {
        if (pictures.size <= kept) break;
        pictures.delete(oldest);
      }
      return picture;
    },
    stop() {
      isStopped = true;
      clearTimeout(idle);
      end();
    },
  };
}

function start(file: string): ChildProcess {
  // Nothing of the bot's is handed on: no secret, no flag.
  const child = fork(file, {
    serialization: 'advanced',
    execArgv: [],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return child;
}

async function answerOf(child: ChildProcess, drawing: Drawing, withinMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const { promise, resolve, reject } = Promise.withResolvers<Drawn>();
  const ended = () => reject(new DrawingError('the process ended', { cause: 'ended' }));
  const failed = (error: Error) => reject(new DrawingError(error.message, { cause: error }));
  const late = setTimeout(() => reject(new DrawingError(`not within ${withinMs} ms`, { cause: 'late' })), withinMs);
  // While somebody waits for it, the bot does not end by itself.
  child.channel?.ref();
  child.once('message', resolve).once('exit', ended).once('error', failed);
  try {
    // One that could not even be started has no way to be sent anything: its error comes at once.
    child.send?.(drawing, (error) => error && failed(error));
    const drawn = await promise;
    if ('error' in drawn) throw new DrawingError(drawn.error);
    return new Uint8Array(drawn.png);
  } finally {
    clearTimeout(late);
    child.off('message', resolve).off('exit', ended).off('error', failed);
    child.channel?.unref();
  }
}
