import { expect, test } from 'vitest';
import { sign } from '../../../src/playground/slack/courier.ts';
import { startScriptedBot, startServer, startSlack } from './slack-fixture.ts';

const channel = 'C0SEMINAR';

test('the signature is the one of Slack’s own example', () => {
  // https://docs.slack.dev/authentication/verifying-requests-from-slack
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar' +
    '&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com' +
    '%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  expect(sign({ secret: '8f742231b10e8888abcd99yyyzzz85a5', timestamp: '1531420618', body })).toBe(
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  );
});

test('an event that fails is retried three times with the same id, and resolves at the first answer', async () => {
  const { requests, eventsUrl } = await startScriptedBot(() => ({ status: 500 }));
  const { slack, traffic } = await startSlack({ eventsUrl });
  const fourth = new Promise<void>((resolve) => {
    traffic.subscribe(() => traffic.entries().length === 4 && resolve());
  });
  const outcome = await slack.event({ type: 'team_rename', name: 'x' }, 'Ev1');
  expect(outcome).toEqual({ status: 500, body: '', problem: 'dispatch_failed: HTTP 500' });
  expect(requests).toHaveLength(1);
  await fourth;
  expect(requests.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
    ['3', 'http_error'],
  ]);
  expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ event_id: 'Ev1', event: { type: 'team_rename' } });
});

test('a retry that succeeds is the last', async () => {
  const { requests, eventsUrl } = await startScriptedBot((attempt) => ({ status: attempt === 1 ? 503 : 200 }));
  const { slack, traffic } = await startSlack({ eventsUrl });
  const second = new Promise<void>((resolve) => {
    traffic.subscribe(({ status }) => status === 200 && resolve());
  });
  await slack.event({ type: 'team_rename', name: 'x' });
  await second;
  expect(requests).toHaveLength(2);
});

test('a command that the bot fails shows Slack’s warning to its member', async () => {
  const { eventsUrl } = await startScriptedBot(() => ({ status: 500 }));
  const { slack } = await startSlack({ eventsUrl });
  const outcome = await slack.command({ memberId: 'U0AKI', channel, command: '/seminar', text: '' });
  expect(outcome).toMatchObject({ status: 500, problem: 'dispatch_failed: HTTP 500' });
  expect(slack.messages(channel, 'U0AKI')).toMatchObject([
    { text: '/seminar failed with the error "dispatch_failed"', ephemeralTo: 'U0AKI', user: 'USLACKBOT' },
  ]);
  expect(slack.messages(channel, 'U0BEN')).toEqual([]);
});

test('a bot that is not there is told apart from one that fails', async () => {
  const { slack, traffic } = await startSlack();
  const outcome = await slack.shortcut({ memberId: 'U0AKI', callbackId: 'new' });
  expect(outcome).toEqual({ status: 0, body: undefined, problem: 'dispatch_failed: no connection' });
  expect(traffic.entries().at(-1)).toMatchObject({ direction: 'event', name: 'shortcut', status: 0 });
});

test('a bot that says nothing for as long as Slack waits has timed out', async () => {
  const silent = await startServer(() => {});
  const { slack } = await startSlack({ eventsUrl: silent, answerWithinMs: 30 });
  const outcome = await slack.command({ memberId: 'U0AKI', channel, command: '/seminar', text: '' });
  expect(outcome).toEqual({ status: 0, body: undefined, problem: 'operation_timeout' });
  expect(slack.messages(channel, 'U0AKI')).toMatchObject([
    { text: '/seminar failed with the error "operation_timeout"' },
  ]);
});
