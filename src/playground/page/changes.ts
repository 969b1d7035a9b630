// Tells browsers, by server-sent events, which parts of the page changed; they then fetch those anew.
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { PlaygroundPageOptions } from './page-options.ts';

/** What a page shows at once. */
export const parts = ['slack', 'line', 'traffic', 'clock'] as const;
export type Part = (typeof parts)[number];

export interface Changes {
  /** Something that Slack, LINE and the traffic log do not tell of. */
  announce(part: Part): void;
  /** Answers with the stream; ends when the browser goes. */
  stream(c: Context): Response;
}

/** Changes within this time go out as one: a broadcast is hundreds of them. */
const gatherMs = 80;
/** Keeps proxies from closing the stream. */
const heartbeatMs = 20_000;

export function createChanges({
  slack,
  line,
  traffic,
}: Pick<PlaygroundPageOptions, 'slack' | 'line' | 'traffic'>): Changes {
  const own = new Set<(part: Part) => void>();

  function subscribe(listener: (part: Part) => void): () => void {
    own.add(listener);
    const stops = [
      slack.subscribe(() => listener('slack')),
      line.subscribe(() => listener('line')),
      traffic.subscribe(() => listener('traffic')),
      () => own.delete(listener),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  return {
    announce(part) {
      for (const listener of own) listener(part);
    },
    stream: (c) =>
      streamSSE(c, (stream) => {
        const changed = new Set<Part>();
        let timer: NodeJS.Timeout | undefined;
        const send = () => {
          timer = undefined;
          const data = [...changed].join(' ');
          changed.clear();
          void stream.writeSSE({ data });
        };
        const stop = subscribe((part) => {
          changed.add(part);
          timer ??= setTimeout(send, gatherMs);
        });
        const heartbeat = setInterval(() => void stream.write(': here\n\n'), heartbeatMs);
        // The first word: whoever connects again may have missed something.
        void stream.writeSSE({ data: parts.join(' ') });
        return new Promise((resolve) => {
          stream.onAbort(() => {
            stop();
            clearTimeout(timer);
            clearInterval(heartbeat);
            resolve();
          });
        });
      }),
  };
}
