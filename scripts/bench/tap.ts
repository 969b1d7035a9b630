// A tap on a button, as Slack's and LINE's bytes: signed, with the message it was on, its own moment and an address for
// the answer.
import { createHmac } from 'node:crypto';
import { CHANNEL } from './seed.ts';
import { postRequest } from './wire.ts';

export const slackSecret = 'bench-signing-secret';
export const lineSecret = 'bench-channel-secret';

/** The time now to the microsecond, in each process later than the one before: a tap is known by its moment. */
let last = 0;
function moment(): { seconds: number; micros: string } {
  last = Math.max(Math.floor((performance.timeOrigin + performance.now()) * 1000), last + 1);
  return { seconds: Math.floor(last / 1e6), micros: String(last % 1e6).padStart(6, '0') };
}

/** The message that was tapped comes along, as long as an announcement's. */
const message = {
  ...{ type: 'message', user: 'U0SEMINARBOT', ts: '1700000000.000100', bot_id: 'B0SEMINARBOT', team: 'T0BENCH' },
  text: '【第12回】じぶん投資セミナー：つみたて投資のはじめかた',
  metadata: { event_type: 'seminar_message', event_payload: { id: '00000000-0000-4000-8000-000000000000' } },
  blocks: [
    { type: 'context', block_id: 'b0', elements: [{ type: 'plain_text', text: '🟢 受付中・残り12席', emoji: true }] },
    { type: 'header', block_id: 'b1', text: { type: 'plain_text', text: 'つみたて投資のはじめかた', emoji: true } },
    rich('b2', ['制度のしくみと、はじめる前に知っておきたいことを、やさしくお話しします。お気軽にどうぞ。']),
    rich('b3', [
      '日時　11月30日（月）18:30〜20:00',
      '場所　3階 会議室A',
      '講師　企画課 山田さん',
      '締切　11月29日（日）まで',
    ]),
    {
      ...{ type: 'actions', block_id: 'b4' },
      elements: ['参加する', '不参加', '資料だけ受け取る'].map((text, index) => ({
        ...{ type: 'button', action_id: `c:0:${index}`, text: { type: 'plain_text', text, emoji: true } },
        value: JSON.stringify({ do: 'answer', seminar: '00000000-0000-4000-8000-000000000000', answer: 'on_site' }),
      })),
    },
  ],
};

function rich(block_id: string, lines: string[]) {
  const elements = lines.map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] }));
  return { type: 'rich_text', block_id, elements };
}

/** As Slack sends it: every letter beyond ASCII as \u and four digits. */
const encode = (json: unknown): string =>
  encodeURIComponent(
    JSON.stringify(json).replace(
      /[\u0080-\uffff]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );

/** What is the same in every tap, encoded once: the bench's own work is to be small. */
const before = encode({
  ...{ type: 'block_actions', token: 'bench', api_app_id: 'A0BENCH', enterprise: null, is_enterprise_install: false },
  team: { id: 'T0BENCH', domain: 'bench' },
  container: { type: 'message', message_ts: message.ts, channel_id: CHANNEL, is_ephemeral: false },
  ...{ channel: { id: CHANNEL, name: 'seminar' }, message, state: { values: {} } },
}).slice(0, -encodeURIComponent('}').length);

export interface Tapping {
  /** The platform's id of the person. */
  userId: string;
  /** The command in the button. */
  value: object;
}

/** `responseUrl`: where the answer is to be shown. */
export function slackTap({ userId, value }: Tapping, responseUrl: string): Buffer {
  const { seconds, micros } = moment();
  const action_ts = `${seconds}.${micros}`;
  const label = { type: 'plain_text', text: 'tap', emoji: true };
  const own = {
    user: { id: userId, username: userId, name: userId, team_id: 'T0BENCH' },
    ...{ trigger_id: `${action_ts}.${userId}`, response_url: responseUrl },
    actions: [
      {
        ...{ type: 'button', action_id: 'c:0:0', block_id: 'b4', action_ts, text: label },
        value: JSON.stringify(value),
      },
    ],
  };
  const body = `payload=${before}${encodeURIComponent(',')}${encode(own).slice(encodeURIComponent('{').length)}`;
  const signature = createHmac('sha256', slackSecret).update(`v0:${seconds}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${signature}`,
  };
  return postRequest('/slack/events', headers, body);
}

/** `replyToken`: with which the answer is to come. */
export function lineTap({ userId, value }: Tapping, replyToken: string): Buffer {
  const { seconds, micros } = moment();
  const event = {
    ...{ type: 'postback', mode: 'active', timestamp: seconds * 1000 + Math.floor(Number(micros) / 1000), replyToken },
    source: { type: 'user', userId },
    webhookEventId: `01BENCH${seconds}${micros}`,
    deliveryContext: { isRedelivery: false },
    postback: { data: JSON.stringify(value) },
  };
  const body = JSON.stringify({ destination: `U${'0'.repeat(31)}1`, events: [event] });
  const signature = createHmac('sha256', lineSecret).update(body).digest('base64');
  return postRequest('/line/webhook', { 'content-type': 'application/json', 'x-line-signature': signature }, body);
}
