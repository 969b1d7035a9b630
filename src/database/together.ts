// Many small calls as few large statements: what comes while one runs goes into the next one together. So a hall full
// of people who tap at once costs a handful of statements, and a single tap waits for nobody.

/** `run` answers in the order of what it is given, at most `most` at a time; when it throws, all of them fail. */
export function together<Given, Answer>(
  run: (all: Given[]) => Promise<Answer[]>,
  most: number,
): (given: Given) => Promise<Answer> {
  const waiting: { given: Given; answer: PromiseWithResolvers<Answer> }[] = [];
  let isRunning = false;
  const runAll = async () => {
    while (waiting.length > 0) {
      const some = waiting.splice(0, most);
      try {
        const answers = await run(some.map(({ given }) => given));
        some.forEach(({ answer }, index) => {
          answer.resolve(answers[index] as Answer);
        });
      } catch (error) {
        for (const { answer } of some) answer.reject(error);
      }
    }
    isRunning = false;
  };
  return (given) => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ given, answer });
    if (!isRunning) {
      isRunning = true;
      void runAll();
    }
    return answer.promise;
  };
}

/**
 * The same for what is asked of one `of` (a database, say) by many who know nothing of each other: each of them asks by
 * itself, and what comes while an asking runs is asked together. When that throws for several, each is asked by itself:
 * what is wrong with one is not the others' fault.
 */
export function gather<Of extends object, Given, Answer>(
  ask: (of: Of, all: Given[]) => Promise<Answer[]>,
  most: number,
): (of: Of, given: Given) => Promise<Answer> {
  const askOf = (of: Of) => together((all: Given[]) => eachOf((some) => ask(of, some), all), most);
  const asking = new WeakMap<Of, ReturnType<typeof askOf>>();
  return async (of, given) => {
    const known = asking.get(of) ?? askOf(of);
    asking.set(of, known);
    return (await known(given))();
  };
}

/** Each one's own answer, or what went wrong with it. Rejects never. */
export async function eachOf<Given, Answer>(
  ask: (all: Given[]) => Promise<Answer[]>,
  all: Given[],
): Promise<(() => Answer)[]> {
  try {
    return (await ask(all)).map((answer) => () => answer);
  } catch (error) {
    if (all.length > 1) return (await Promise.all(all.map((each) => eachOf(ask, [each])))).flat();
    return [
      () => {
        throw error;
      },
    ];
  }
}
