// Stands between the bot and PostgreSQL and notes each statement. So it needs nothing of the server, neither an extension
// nor its log.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createFrontendReader } from './frontend-messages.ts';

export interface RunStatement {
  text: string;
  isParsed: boolean;
  /** Which of the bot's connections. */
  connection: number;
  /** By `performance.now()`. */
  at: number;
}

export interface CountingProxy {
  /** Of the same database, through here. */
  url: string;
  /** What was run since this was last asked. */
  take(): RunStatement[];
  stop(): Promise<void>;
}

/** In place of encryption, which would hide the statements. */
const NOT_ENCRYPTED = Buffer.from('N');
const ASKS_TO_ENCRYPT = new Set([80877103, 80877104]);

export async function startCountingProxy(url: string): Promise<CountingProxy> {
  const target = new URL(url);
  if (/^(?:require|verify)/.test(target.searchParams.get('sslmode') ?? '')) {
    throw new Error('Statements cannot be counted over TLS: leave out this part (--only), or take a server without.');
  }
  const sockets = new Set<Socket>();
  let statements: RunStatement[] = [];
  let connections = 0;
  const server = createServer((client) => {
    const connection = ++connections;
    const reader = createFrontendReader();
    const upstream = connect(Number(target.port || 5432), target.hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket.setNoDelay(true));
      socket
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
    }
    upstream.pipe(client);
    client.on('data', (chunk: Buffer) => {
      const found = reader.read(chunk);
      const at = performance.now();
      statements.push(...found.map((statement) => ({ ...statement, connection, at })));
      if (chunk.length === 8 && ASKS_TO_ENCRYPT.has(chunk.readInt32BE(4))) client.write(NOT_ENCRYPTED);
      else upstream.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` });
  return {
    url: here.href,
    take() {
      const taken = statements;
      statements = [];
      return taken;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
