// Measures the bot's own process: a thousand taps from fifty people on LINE and fifty on Slack, on the embedded
// database. Prints how long a tap took and the process's resident memory before and after.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/clock.ts';
import { startPlaygroundLine } from '../src/playground/line/start-line.ts';
import { playgroundBot } from '../src/playground/slack/identity.ts';
import type { Json, SlackMessage } from '../src/playground/slack/slack.ts';
import { startPlaygroundSlack } from '../src/playground/slack/start-slack.ts';
import { createTraffic } from '../src/playground/traffic.ts';

const TAPS = 1000;
const PORT = 3987;
const channel = 'C0SEMINAR';
const clock = systemClock;
const traffic = createTraffic({ clock, keep: 10 });
const people = Array.from({ length: 50 }, (_, index) => index);
const memberIds = people.map((index) => `U0STAFF${index}`);
const userIds = people.map((index) => `U${String(index).padStart(32, '0')}`);
const base = { clock, traffic };
const slack = await startPlaygroundSlack({
  ...{
    ...base,
    botToken: 'xoxb-measure',
    signingSecret: 'measure',
    eventsUrl: `http://127.0.0.1:${PORT}/slack/events`,
  },
  members: memberIds.map((id) => ({ id, name: id, locale: 'ja-JP', timeZone: 'Asia/Tokyo', isDeactivated: false })),
  channels: [{ id: channel, name: 'seminar', isPrivate: false, memberIds: [...memberIds, playgroundBot.userId] }],
  isRateLimited: false,
});
const line = await startPlaygroundLine({
  ...{ ...base, channelAccessToken: 'measure', channelSecret: 'measure', monthlyLimit: null },
  ...{
    webhookUrl: `http://127.0.0.1:${PORT}/line/webhook`,
    users: userIds.map((id) => ({ id, name: id, isFollowing: false })),
  },
});
const folder = await mkdtemp(join(tmpdir(), 'seminar-measure-'));
// Started as `npm start` does, without npm in between.
const start: string = JSON.parse(await readFile('package.json', 'utf8')).scripts.start;
const bot = spawn(process.execPath, start.split(' ').slice(1), {
  env: {
    ...{ PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'warn', PORT: String(PORT), DATA_DIR: folder },
    ...{ SLACK_BOT_TOKEN: 'xoxb-measure', SLACK_SIGNING_SECRET: 'measure', SLACK_API_URL: slack.apiUrl },
    ...{ LINE_CHANNEL_ACCESS_TOKEN: 'measure', LINE_CHANNEL_SECRET: 'measure', LINE_API_URL: line.apiUrl },
    ...{ PUBLIC_URL: `http://127.0.0.1:${PORT}`, ORGANIZERS: memberIds[0], ANNOUNCE_CHANNEL: channel },
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await new Promise((resolve) => bot.stdout.once('data', resolve));
  for (const id of userIds) await line.follow(id);
  const post = await announce();
  const before = await residentMegabytes();
  const took: number[] = [];
  for (let tap = 0; tap < TAPS; tap++) {
    const from = performance.now();
    const person = people[Math.floor(tap / 2) % people.length] ?? 0;
    const answer = ['on_site', 'declined', 'materials'][Math.floor(tap / 100) % 3];
    const value = JSON.stringify({ do: 'answer', seminar: seminarIn(post), answer });
    if (tap % 2 === 0) await line.postback({ userId: userIds[person] ?? '', data: value });
    else await tapOnSlack(post, memberIds[person] ?? '', value);
    took.push(performance.now() - from);
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(0);
  console.log(`${TAPS} taps: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`);
  console.log(`resident memory: ${before} MB before, ${await residentMegabytes()} MB after`);
  console.log(
    `updates of the post: ${slack.messages(channel, memberIds[0] ?? '').find(({ ts }) => ts === post.ts)?.edits}`,
  );
} finally {
  bot.kill('SIGTERM');
  await new Promise((resolve) => bot.once('close', resolve));
  await slack.stop();
  await line.stop();
  await rm(folder, { recursive: true, force: true });
}

async function announce(): Promise<SlackMessage> {
  const memberId = memberIds[0] ?? '';
  await slack.command({ memberId, channel, command: '/seminar', text: 'new' });
  const form = await until(() => slack.modals(memberId).at(-1));
  const date = Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 9 }).toString();
  const state = {
    ...{
      title: { value: '測定' },
      speaker: { value: '測定' },
      date: { selected_date: date },
      place: { value: '会議室' },
    },
    seats: { value: '30' },
  };
  const values = Object.entries(state).map(([name, value]) => [name, { [inputIn(form.blocks, name)]: value }]);
  await slack.submitModal({ memberId, viewId: form.id, values: Object.fromEntries(values) });
  const preview = await until(() => slack.modals(memberId).find(({ hash }) => hash !== form.hash));
  const button = buttonIn(preview.blocks, '今すぐお知らせ');
  await slack.tap({ memberId, on: { modal: preview.id }, ...button });
  return until(() => slack.messages(channel, memberId).find(({ metadata }) => metadata));
}

function inputIn(blocks: readonly Json[], name: string): string {
  const element = blocks.find((block) => block.block_id === name)?.element as Json | undefined;
  return String(element?.action_id);
}

function buttonIn(blocks: readonly Json[], label: string) {
  for (const block of blocks) {
    const elements = (block.type === 'actions' ? block.elements : []) as Json[];
    const found = elements.find((element) => (element.text as Json | undefined)?.text === label);
    if (found)
      return { actionId: String(found.action_id), blockId: String(block.block_id), value: String(found.value) };
  }
  throw new Error(`no button ${label}`);
}

function seminarIn(post: SlackMessage): string {
  return JSON.parse(buttonIn(post.blocks, '不参加').value).seminar;
}

async function tapOnSlack(post: SlackMessage, memberId: string, value: string): Promise<void> {
  const current = slack.messages(channel, memberId).find(({ ts }) => ts === post.ts) ?? post;
  const { actionId, blockId } = buttonIn(current.blocks, '不参加');
  const on = { message: { channel, ts: post.ts } };
  await slack.tap({ memberId, on, actionId, blockId, overrides: { value } });
}

async function until<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function residentMegabytes(): Promise<number> {
  const status = await readFile(`/proc/${bot.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}
