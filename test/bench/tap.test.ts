// The bench's taps are what Slack and LINE send: the bot's own readers understand them, and their signatures are good.
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { lineSecret, lineTap, slackSecret, slackTap } from '../../scripts/bench/tap.ts';
import { receive as receiveOnLine, webhookSchema } from '../../src/surfaces/line/receive.ts';
import { receive as receiveOnSlack } from '../../src/surfaces/slack/receive.ts';

const value = { do: 'answer', seminar: '3f2b8c1e-0000-4000-8000-000000000001', edition: 1, answer: 'on_site' };

function read(request: Buffer) {
  const [head = '', body = ''] = request.toString().split('\r\n\r\n');
  const headers = Object.fromEntries(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(': ')),
  );
  return { headers, body };
}

test('a tap on Slack is signed, a tap on a message, and its own each time', () => {
  const [one, other] = [1, 2].map(() => {
    const { headers, body } = read(slackTap({ userId: 'U0SOMEBODY', value }, 'http://127.0.0.1:1/answers/1'));
    const signed = `v0:${headers['x-slack-request-timestamp']}:${body}`;
    const signature = createHmac('sha256', slackSecret).update(signed).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${signature}`);
    return receiveOnSlack(JSON.parse(new URLSearchParams(body).get('payload') ?? ''));
  });
  const place = { kind: 'message', isEphemeral: false, isDm: false, responseUrl: 'http://127.0.0.1:1/answers/1' };
  expect(one).toMatchObject({ kind: 'act', from: { platform: 'slack', id: 'U0SOMEBODY' }, command: value, place });
  expect(one && 'eventId' in one && one.eventId).not.toBe(other && 'eventId' in other && other.eventId);
});

test('a tap on LINE is signed, a postback, and its own each time', () => {
  const userId = `U${'a'.repeat(32)}`;
  const [one, other] = [1, 2].map(() => {
    const { headers, body } = read(lineTap({ userId, value }, 'token-1'));
    expect(headers['x-line-signature']).toBe(createHmac('sha256', lineSecret).update(body).digest('base64'));
    const [event] = webhookSchema.parse(JSON.parse(body)).events;
    return event && receiveOnLine(event);
  });
  expect(one).toMatchObject({ kind: 'command', from: { id: userId }, command: value, replyToken: 'token-1' });
  expect(one && 'eventId' in one && one.eventId).not.toBe(other && 'eventId' in other && other.eventId);
});
