// What 300 requests to a webhook of 1 MB each cost whose signature is forged: the bot's memory before, at most, and after.
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type Result, type Stage, withBot } from './stage.ts';

const BYTES = 1024 * 1024;
/** Each body but its last byte is sent at once; that comes when all others have had the time to come so far. */
const HELD_MS = 4000;
const LOOK_EVERY_MS = 50;

export async function measureRefused(stage: Stage): Promise<Result> {
  const requests = stage.options.isShort ? 100 : 300;
  stage.say(`${requests} forged requests of 1 MB`);
  return withBot(stage, async (bot) => {
    const before = await bot.memoryMb();
    let most = before;
    const watching = setInterval(async () => {
      most = Math.max(most, await bot.memoryMb());
    }, LOOK_EVERY_MS);
    const heldMs = stage.options.isShort ? HELD_MS / 4 : HELD_MS;
    const statuses = await Promise.all(Array.from({ length: requests }, () => sendForged(bot.port, heldMs)));
    clearInterval(watching);
    const answers = [...Map.groupBy(statuses, (status) => status)].map(([status, all]) => `${all.length} × ${status}`);
    return {
      figures: [
        { name: 'memory before forged requests', value: before, unit: 'MB' },
        {
          name: 'memory at most meanwhile',
          value: most,
          unit: 'MB',
          note: `${requests} of 1 MB: ${answers.join(', ')}`,
        },
        { name: 'memory after them', value: await bot.memoryMb(), unit: 'MB' },
      ],
    };
  });
}

const body = Buffer.alloc(BYTES, 'x');

async function sendForged(port: number, heldMs: number): Promise<string> {
  const headers = { 'x-line-signature': `${'A'.repeat(43)}=`, 'content-length': String(BYTES) };
  const sent = request({ port, host: '127.0.0.1', path: '/line/webhook', method: 'POST', headers });
  const answered = once(sent, 'response').then(
    ([answer]: IncomingMessage[]) => String(answer?.resume().statusCode),
    () => 'cut off',
  );
  sent.on('error', () => {});
  sent.write(body.subarray(1));
  const timer = setTimeout(() => sent.end('x'), heldMs);
  return answered.finally(() => clearTimeout(timer));
}
