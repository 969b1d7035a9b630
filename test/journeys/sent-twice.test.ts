// A form is sent again because nothing seemed to happen: over real HTTP, on Slack and on a page.
import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { ja } from '../support/words.ts';
import { channel, friends, openStage, type Stage } from './open-stage.ts';

const typed = {
  ...{ title: '夜の読書会', speaker: '図書館 小林', date: '2026-12-03', start: '18:30', end: '20:00' },
  ...{ format: 'on_site', place: '中央図書館', channel },
};

async function titles({ app }: Stage): Promise<string[]> {
  const rows = await app.db.execute<{ title: string }>(sql`select title from seminars order by created_at`);
  return rows.map(({ title }) => title);
}

test('a Slack form that was sent three times at once makes one seminar', async () => {
  const stage = await openStage();
  const sato = stage.asMember('U0SATO');
  await sato.command(channel, 'new');
  await vi.waitFor(async () => expect(await sato.modal()).toContain(ja.compose.title));
  await Promise.all([sato.submit(typed), sato.submit(typed), sato.submit(typed)]);
  await vi.waitFor(async () => expect(await sato.modal()).toContain(ja.compose.previewText));
  expect(await titles(stage)).toEqual(['夜の読書会']);
});

test('a page’s form that was sent three times at once makes one seminar, and corrected it says so, also hours later', async () => {
  const stage = await openStage();
  const [sato, yamamoto] = [stage.asMember('U0SATO'), stage.asFriend(friends[0]?.id ?? '')];
  await yamamoto.follow();
  await sato.command(channel, '');
  await sato.tap(channel, ja.coming.join);
  const shown = await vi.waitFor(
    async () => /\d{8}/.exec((await sato.ephemeral(channel)).text)?.[0] ?? Promise.reject(new Error('no number yet')),
  );
  await yamamoto.say(shown);
  await yamamoto.say('新規');
  const page = yamamoto.linkTo(ja.page.openDesk);
  const html = await (await fetch(page)).text();
  const hidden = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"'),
    ]),
  );
  const send = async (values: Record<string, string>) => {
    const sent = await fetch(page, { method: 'POST', body: new URLSearchParams({ ...hidden, ...values }) });
    return { status: sent.status, text: await sent.text() };
  };
  const answers = await Promise.all([send(typed), send(typed), send(typed)]);
  for (const { status, text } of answers) {
    expect(status).toBe(200);
    expect(text).toContain(ja.compose.previewTitle);
  }
  expect(await titles(stage)).toEqual(['夜の読書会']);
  // The desk's link has expired, the form's own pass has not.
  stage.clock.moveTo(stage.clock.now().add({ hours: 3 }));
  expect((await send({ ...typed, title: '朝の読書会' })).text).toContain(ja.compose.rewritten('夜の読書会'));
  expect(await titles(stage)).toEqual(['朝の読書会']);
});
