// Many small calls as few large statements: what comes while one runs goes into the next one together. So a hall full
// of people who tap at once costs a handful of statements, and a single tap waits for nobody.
import { isPassingFault } from './faults.ts';

/** What runs for longer, on a connection that says nothing or for a lock, is not waited for by those who come after. */
const PATIENCE_MS = 500;

interface Gathering {
  /** In one run. */
  most: number;
  /** Each run waits for the one before it, however long that takes: what comes first is done first. */
  isInOrder?: boolean;
  /** Nothing runs or waits any more. */
  onIdle?: () => void;
}

/** `run` answers in the order of what it is given; when it throws, all of them fail. */
export function together<Given, Answer>(
  run: (all: Given[]) => Promise<Answer[]>,
  { most, isInOrder = false, onIdle = () => {} }: Gathering,
): (given: Given) => Promise<Answer> {
  const waiting: { given: Given; answer: PromiseWithResolvers<Answer> }[] = [];
  let running = 0;
  let isBusy = false;
  const runSome = async () => {
    const some = waiting.splice(0, most);
    try {
      const answers = await run(some.map(({ given }) => given));
      some.forEach(({ answer }, index) => {
        answer.resolve(answers[index] as Answer);
      });
    } catch (error) {
      for (const { answer } of some) answer.reject(error);
    }
  };
  /** Until nothing waits, or another has begun beside it. */
  const runAll = async () => {
    isBusy = true;
    running++;
    for (let isAlone = true; isAlone && waiting.length > 0; ) {
      const beginBeside = () => {
        isAlone = false;
        isBusy = false;
        if (waiting.length > 0) void runAll();
      };
      const timer = isInOrder ? undefined : setTimeout(beginBeside, PATIENCE_MS);
      await runSome();
      clearTimeout(timer);
      if (isAlone && waiting.length === 0) isBusy = false;
    }
    running--;
    if (running === 0 && waiting.length === 0) onIdle();
  };
  return (given) => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ given, answer });
    if (!isBusy) void runAll();
    return answer.promise;
  };
}

/**
 * The same for what is asked of one `of` (a database, say) by many who know nothing of each other: each of them asks by
 * itself, and what comes while an asking runs is asked together. `laneOf`: who waits for whom; unset: all for each other.
 */
export function gather<Of extends object, Given, Answer>(
  ask: (of: Of, all: Given[]) => Promise<Answer[]>,
  { laneOf = () => '', ...how }: Omit<Gathering, 'onIdle'> & { laneOf?: (given: Given) => string },
): (of: Of, given: Given) => Promise<Answer> {
  type Lane = (given: Given) => Promise<() => Answer>;
  const lanesOf = new WeakMap<Of, Map<string, Lane>>();
  return async (of, given) => {
    const lanes = lanesOf.get(of) ?? new Map<string, Lane>();
    lanesOf.set(of, lanes);
    const name = laneOf(given);
    const askAll = (all: Given[]) => eachOf((some) => ask(of, some), all);
    const lane = lanes.get(name) ?? together(askAll, { ...how, onIdle: () => void lanes.delete(name) });
    lanes.set(name, lane);
    return (await lane(given))();
  };
}

/**
 * Each one's own answer, or what went wrong with it: what is wrong with one is not the others' fault, so that each is
 * asked by itself. Where another try may cure what went wrong with all of them, they fail at once.
 */
async function eachOf<Given, Answer>(
  ask: (all: Given[]) => Promise<Answer[]>,
  all: Given[],
): Promise<(() => Answer)[]> {
  try {
    return (await ask(all)).map((answer) => () => answer);
  } catch (error) {
    if (all.length === 1 || isPassingFault(error)) return all.map(() => () => fail(error));
    const apart: (() => Answer)[] = [];
    for (const each of all) apart.push(...(await eachOf(ask, [each])));
    return apart;
  }
}

function fail(error: unknown): never {
  throw error;
}
