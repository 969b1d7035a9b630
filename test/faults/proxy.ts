// One address before all bots, as a load balancer is: each request goes to the next bot that takes connections.
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Proxy {
  url: string;
  stop(): Promise<void>;
}

/** `ports`: of the bots that run now. A bot that dies with a request in hand makes it a 502; it is not given to another. */
export async function startProxy(ports: () => number[]): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const server = createServer(async (from, to) => {
    const body = await bodyOf(from).catch(() => undefined);
    if (!body) return void to.destroy();
    turn += 1;
    const all = ports();
    const order = all.map((_, index) => all[(turn + index) % all.length] ?? 0);
    for (const port of order) if ((await forward({ from, to, body, port, agent })) === 'taken') return;
    to.writeHead(502).end('no bot takes connections');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Forwarding {
  from: IncomingMessage;
  to: ServerResponse;
  body: Buffer;
  port: number;
  agent: Agent;
}

async function forward({ from, to, body, port, agent }: Forwarding): Promise<'taken' | 'refused'> {
  const { promise, resolve } = Promise.withResolvers<'taken' | 'refused'>();
  const options = { host: '127.0.0.1', port, agent, method: from.method, path: from.url, headers: from.headers };
  const onward = request(options, async (answer) => {
    const said = await bodyOf(answer).catch(() => undefined);
    if (said) to.writeHead(answer.statusCode ?? 502, answer.headers).end(said);
    else to.writeHead(502).end('the bot died over it');
    resolve('taken');
  });
  onward.on('error', (error: NodeJS.ErrnoException) => {
    // A connection that was kept from before the bot died refuses, too: nothing was read of this request.
    const isUnread = error.code === 'ECONNREFUSED' || (onward.reusedSocket && error.code === 'ECONNRESET');
    if (!isUnread && !to.headersSent) to.writeHead(502).end('the bot died over it');
    resolve(isUnread ? 'refused' : 'taken');
  });
  onward.end(body);
  return promise;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  if (!message.complete) throw new Error('cut off');
  return Buffer.concat(parts);
}
