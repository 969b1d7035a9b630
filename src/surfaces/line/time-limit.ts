// A time limit for calls of the LINE SDK, which has none and takes no AbortSignal: the wait ends, the request itself is
// left to the runtime (it closes an unanswered one after 5 minutes); the retry key keeps a late arrival from counting twice.

export type InTime = <Result>(call: Promise<Result>) => Promise<Result>;

export class CallTimeoutError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor(ms: number) {
    super(`LINE did not answer within ${ms} ms`);
    this.name = 'CallTimeoutError';
  }
}

export function createTimeLimit(ms: number): InTime {
  return async (call) => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new CallTimeoutError(ms)), ms);
    try {
      return await Promise.race([call, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
