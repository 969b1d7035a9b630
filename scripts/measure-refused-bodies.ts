// What 300 webhook requests of 1 MB each cost whose signature is forged: the server's memory before, at most, and after.
// node scripts/measure-refused-bodies.ts [--without-gate]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { argv, memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Hono } from 'hono';
import { systemClock } from '../src/clock.ts';
import { createProxyList } from '../src/gate/client-address.ts';
import { createGate } from '../src/gate/gate.ts';
import { openHttpServer } from '../src/http-server.ts';
import { createLogger } from '../src/log.ts';
import { createWebhook } from '../src/surfaces/line/webhook.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const REQUESTS = 300;
const BYTES = 1024 * 1024;
const HELD_MS = 4000;
const port = Number(argv.find((each) => each.startsWith('--send-to='))?.split('=')[1]);

if (port) await send(port);
else await measure();

/** All of each body but its last byte, and that only when all have come so far. */
async function send(to: number): Promise<void> {
  const body = Buffer.alloc(BYTES, 'x');
  const headers = { 'x-line-signature': `${'A'.repeat(43)}=`, 'content-length': String(BYTES) };
  const options = { port: to, host: '127.0.0.1', path: '/line/webhook', method: 'POST', headers };
  const sendOne = async (): Promise<string> => {
    const sent = request(options);
    const answered = once(sent, 'response').then(
      ([answer]: IncomingMessage[]) => String(answer?.resume().statusCode),
      () => 'cut off',
    );
    sent.write(body.subarray(1));
    setTimeout(() => sent.end('x'), HELD_MS);
    return answered;
  };
  const statuses = await Promise.all(Array.from({ length: REQUESTS }, sendOne));
  const counts = Map.groupBy(statuses, (status) => status);
  console.log([...counts].map(([status, all]) => `${all.length} × ${status}`).join(', '));
}

async function measure(): Promise<void> {
  const server = await openHttpServer({ port: 0, host: '127.0.0.1' });
  const log = createLogger({ level: 'silent' });
  const pages = new Hono().route('/', createWebhook({ channelSecret: 'secret', log, hear: async () => 200 }));
  const gate = createGate({ clock: systemClock, proxies: createProxyList([]), isOurLink: async () => false });
  server.serve({ pages, slack: undefined, ...(!argv.includes('--without-gate') && { gate }) });
  const before = megabytes();
  let most = before;
  const watching = setInterval(() => {
    // What is garbage already is nobody's memory.
    collect();
    const now = megabytes();
    most = { rss: Math.max(most.rss, now.rss), buffers: Math.max(most.buffers, now.buffers) };
  }, 500);
  const sender = fork(import.meta.filename, [`--send-to=${server.port}`]);
  await once(sender, 'exit');
  clearInterval(watching);
  for (const [when, { rss, buffers }] of Object.entries({ before, most, after: megabytes() })) {
    console.log(`${when}: ${rss} MB, of which ${buffers} MB are bodies and other buffers`);
  }
  await server.stop();
}

function megabytes() {
  const { rss, arrayBuffers } = memoryUsage();
  return { rss: Math.round(rss / BYTES), buffers: Math.round(arrayBuffers / BYTES) };
}
