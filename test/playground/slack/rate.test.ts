import { expect, test } from 'vitest';
import { createRateLimits } from '../../../src/playground/slack/rate.ts';
import { clientOf, startSlack } from './slack-fixture.ts';

test('a channel takes a burst of three posts, then one a second', () => {
  let now = 0;
  const rates = createRateLimits(() => now);
  const post = () => rates.take('chat.postMessage', 'C1');
  expect([post(), post(), post(), post()]).toEqual([0, 0, 0, 1]);
  expect(rates.take('chat.postMessage', 'C2')).toBe(0);
  now = 1000;
  expect([post(), post()]).toEqual([0, 1]);
});

test('a tier 3 method takes fifty calls, then tells how long to wait', () => {
  let now = 0;
  const rates = createRateLimits(() => now);
  const waits = Array.from({ length: 51 }, () => rates.take('chat.update'));
  expect(waits.slice(0, 50).every((wait) => wait === 0)).toBe(true);
  expect(waits[50]).toBe(2);
  now = 2000;
  expect(rates.take('chat.update')).toBe(0);
});

test('a post too many is answered 429 with Retry-After, and is not posted', async () => {
  const { slack } = await startSlack({ isRateLimited: true });
  const client = clientOf(slack.apiUrl);
  const posts = Array.from({ length: 30 }, (_, n) => client.chat.postMessage({ channel: 'C0SEMINAR', text: `${n}` }));
  const results = await Promise.allSettled(posts);
  const failed = results.filter((result) => result.status === 'rejected');
  expect(failed).not.toEqual([]);
  expect(failed[0]?.reason).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
  expect(slack.messages('C0SEMINAR', 'U0AKI')).toHaveLength(30 - failed.length);
});
