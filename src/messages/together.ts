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
