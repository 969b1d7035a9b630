import { expect, it } from 'vitest';
import { act, openPage, regionsOf, seminarChannel } from './open-page.ts';

it('the clock moves when asked to; one move at a time, and busy meanwhile', async () => {
  const asked: string[] = [];
  const { promise: moved, resolve: move } = Promise.withResolvers<void>();
  const { app } = await openPage({
    advance: (to) => {
      asked.push(to);
      return moved;
    },
  });
  const clock = async () => (await regionsOf(app, { parts: 'clock' }))('clock');
  const first = act(app, { do: 'advance', to: 'next' });
  await expect.poll(() => asked).toEqual(['next']);
  expect(await clock()).toContain('aria-busy="true"');
  expect(await clock()).toContain('時計を進めています…');
  expect((await clock()).match(/ disabled>/g)).toHaveLength(3);
  expect((await act(app, { do: 'advance', to: 'hour' })).status).toBe(409);
  move();
  expect((await first).status).toBe(200);
  expect(await clock()).not.toContain('aria-busy');
  expect(asked).toEqual(['next']);
});

it('the stream tells at first of everything, then of what changed, many changes as one', async () => {
  const { app, slackClient } = await openPage();
  const answer = await app.request('/playground/changes');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.getReader();
  const read = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await read()).toBe('data: slack line traffic clock\n\n');
  const posts = Array.from({ length: 30 }, (_, n) => n);
  const posted = posts.map((n) => slackClient.chat.postMessage({ channel: seminarChannel, text: String(n) }));
  const told: string[] = [];
  do told.push(await read());
  while (!told.join().includes('slack') || !told.join().includes('traffic'));
  await Promise.all(posted);
  // On the slowest machine, too, they are fewer than what happened: each post is a change of both.
  expect(told.length).toBeLessThan(posts.length);
  await reader?.cancel();
});

it('the stream lets go of its listeners when the browser goes', async () => {
  const { app, slack } = await openPage();
  let listening = 0;
  const { subscribe } = slack;
  slack.subscribe = (listener) => {
    listening += 1;
    const stop = subscribe(listener);
    return () => {
      listening -= 1;
      stop();
    };
  };
  const answer = await app.request('/playground/changes');
  await expect.poll(() => listening).toBe(1);
  await answer.body?.cancel();
  await expect.poll(() => listening).toBe(0);
});
