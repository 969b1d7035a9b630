// The one HTTP server: Slack's own listener on its path, pages and LINE's webhook on the rest.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Gate } from './gate/gate.ts';
import { ConfigError, StartError } from './start-error.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpServer {
  /** The port it listens on. */
  port: number;
  /** From now on requests are answered so; until then with 503. */
  serve(routes: { pages: Hono; slack: Listener | undefined; gate?: Gate }): void;
  /** Takes no new requests and waits for those under way. */
  stop(): Promise<void>;
}

/** Takes the port at once, so that a port in use is told before anything else is started. `host`: all when left out. */
export async function openHttpServer({ port, host }: { port: number; host?: string }): Promise<HttpServer> {
  let listener: Listener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '5' }).end('starting');
  };
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(port, error)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    serve({ pages, slack, gate = (_request, _response, pass) => pass() }) {
      const hono = getRequestListener(pages.fetch);
      listener = (request, response) => {
        const isSlack = slack && request.url?.split('?')[0] === '/slack/events';
        gate(request, response, () => void (isSlack ? slack(request, response) : hono(request, response)));
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 3000).unref();
      }),
  };
}

function portError(port: number, error: NodeJS.ErrnoException): StartError {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'is in use by another program; stop that one or choose another number',
    EACCES: 'may not be used by this user; choose a number from 1024 on',
  };
  // The other program may be gone at the next start.
  const Kind = error.code === 'EADDRINUSE' ? StartError : ConfigError;
  return new Kind(`PORT: ${port} ${reasons[error.code ?? ''] ?? `cannot be used (${error.code})`}`, { cause: error });
}
