import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { createLinks, type LinkSubject } from '../../src/messages/links.ts';
import { at } from '../support/seminar-fixture.ts';

const key = crypto.getRandomValues(new Uint8Array(32));
const expiresAt = at('2026-12-10T20:15');
const [seminarId, personId] = [crypto.randomUUID(), crypto.randomUUID()];
const subject = { use: 'survey', seminarId, personId } as const;

const linksAt = (now: Temporal.Instant, change: { key?: Uint8Array; publicUrl?: string | undefined } = {}) =>
  createLinks({ key, publicUrl: 'https://bot.example', clock: { now: () => now }, ...change });
const links = linksAt(at('2026-12-03T20:15'));

async function tokenOf(of: LinkSubject = subject): Promise<string> {
  const url = await links.make({ ...of, expiresAt });
  return (
    url
      ?.split('/')
      .at(-1)
      ?.replace(/\.(ics|xlsx|csv|png)$/, '') ?? ''
  );
}

/** A token of our key with these claims, as only an old version of ours could have made. */
const signed = (claims: Record<string, unknown>, expires = expiresAt) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(expires.epochMilliseconds / 1000)
    .sign(key);

describe('a signed link', () => {
  test('leads to this server, by its use', async () => {
    expect(await links.make({ ...subject, expiresAt })).toMatch(/^https:\/\/bot\.example\/survey\/[\w.-]+$/);
    const calendar = await links.make({ ...subject, use: 'calendar', expiresAt });
    expect(calendar).toMatch(/^https:\/\/bot\.example\/calendar\/[\w.-]+\.ics$/);
  });

  test('is not made where the bot has no public address', async () => {
    expect(await linksAt(expiresAt, { publicUrl: undefined }).make({ ...subject, expiresAt })).toBeUndefined();
  });

  const uses: Record<LinkSubject['use'], LinkSubject[]> = {
    survey: [subject],
    calendar: [{ ...subject, use: 'calendar' }],
    door: [{ ...subject, use: 'door' }],
    absence: [{ ...subject, use: 'absence' }],
    question: [{ ...subject, use: 'question' }],
    results: [{ ...subject, use: 'results' }],
    talk: [{ ...subject, use: 'talk' }],
    desk: [{ use: 'desk', personId }],
    mine: [{ use: 'mine', personId }],
    take: [{ use: 'take', personId }],
    introduction: [{ use: 'introduction', personId }],
    form: [{ use: 'form', personId, form: '{"do":"submit-seminar"}', opener: '{"do":"new-seminar"}' }],
    export: [
      { ...subject, use: 'export', format: 'xlsx' },
      { ...subject, use: 'export', format: 'csv' },
    ],
    picture: [{ use: 'picture', seminarId, language: 'ja', hash: 'b4d1' }],
    preview: [{ use: 'preview', seminarId, language: 'en', hash: 'b4d1', personId }],
    checkin: [{ use: 'checkin', seminarId, day: '2026-12-03' }],
  };
  const all: LinkSubject[] = Object.values(uses).flat();

  test.each(all)('of a $use names that use and whom it is for, and nothing else', async (of) => {
    expect(await links.read(await tokenOf(of))).toEqual({ kind: 'valid', subject: of });
  });

  test.each(all)('of a $use is that use’s alone', async (of) => {
    const tokens = await Promise.all(all.map(tokenOf));
    expect(new Set(tokens).size).toBe(all.length);
    expect((await links.make({ ...of, expiresAt }))?.split('/').at(3)).toBe(of.use);
  });

  test('to a list is named as the file that it is', async () => {
    const [excel, csv] = await Promise.all(uses.export.map((of) => links.make({ ...of, expiresAt })));
    expect(excel).toMatch(/\/export\/[\w.-]+\.xlsx$/);
    expect(csv).toMatch(/\/export\/[\w.-]+\.csv$/);
  });

  test('of one person or seminar is not that of another', async () => {
    const tokens = [
      await tokenOf(),
      await tokenOf({ ...subject, personId: crypto.randomUUID() }),
      await tokenOf({ ...subject, seminarId: crypto.randomUUID() }),
      await tokenOf({ ...subject, use: 'calendar' }),
    ];
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('is valid until its last second, then expired, and still names whom it was for', async () => {
    const token = await tokenOf();
    expect(await linksAt(expiresAt.subtract({ seconds: 1 })).read(token)).toMatchObject({ kind: 'valid' });
    expect(await linksAt(expiresAt).read(token)).toEqual({ kind: 'expired', subject });
  });

  test('with any one character altered is invalid', async () => {
    const token = await tokenOf();
    const parts = token.split('.').map((part) => part.length);
    // The last character of a part holds bits that do not count, so that altering it may change nothing.
    const ends = parts.map((_, index) => parts.slice(0, index + 1).reduce((sum, length) => sum + length + 1, -1) - 1);
    for (let index = 0; index < token.length; index += 1) {
      if (ends.includes(index) || token[index] === '.') continue;
      const altered = `${token.slice(0, index)}${token[index] === 'A' ? 'B' : 'A'}${token.slice(index + 1)}`;
      expect(await links.read(altered), `altered at ${index}`).toEqual({ kind: 'invalid' });
    }
  });

  test('whose person is exchanged under the old signature is invalid', async () => {
    const [mine, theirs] = [await tokenOf(), await tokenOf({ ...subject, personId: crypto.randomUUID() })];
    const [header, , signature] = mine.split('.');
    expect(await links.read(`${header}.${theirs.split('.')[1]}.${signature}`)).toEqual({ kind: 'invalid' });
  });

  test('of another key is invalid, and an expired one of another key too', async () => {
    const token = await tokenOf();
    const other = { key: crypto.getRandomValues(new Uint8Array(32)) };
    expect(await linksAt(at('2026-12-03T20:15'), other).read(token)).toEqual({ kind: 'invalid' });
    expect(await linksAt(expiresAt, other).read(token)).toEqual({ kind: 'invalid' });
  });

  test('that says it needs no signature is invalid', async () => {
    const token = new UnsecuredJWT({ use: subject.use, seminar: subject.seminarId })
      .setSubject(subject.personId)
      .setExpirationTime(expiresAt.epochMilliseconds / 1000)
      .encode();
    expect(await links.read(token)).toEqual({ kind: 'invalid' });
  });

  test('of our key for another purpose is invalid', async () => {
    const claims = { seminar: subject.seminarId, sub: subject.personId };
    expect(await links.read(await signed({ ...claims, use: 'survey' }))).toMatchObject({ kind: 'valid' });
    expect(await links.read(await signed({ ...claims, use: 'login' }))).toEqual({ kind: 'invalid' });
    expect(await links.read(await signed({ use: 'survey', sub: subject.personId }))).toEqual({ kind: 'invalid' });
    expect(await links.read(await signed({ ...claims, use: 'export' }))).toEqual({ kind: 'invalid' });
    expect(await links.read(await signed({ ...claims, use: 'export', format: 'exe' }))).toEqual({ kind: 'invalid' });
    expect(await links.read(await signed({ ...claims, use: 'checkin' }))).toEqual({ kind: 'invalid' });
    expect(await links.read(await signed({ use: 'desk' }))).toEqual({ kind: 'invalid' });
    expect(await links.read(await signed({ ...claims, use: 'survey', sub: '1' }))).toEqual({ kind: 'invalid' });
  });

  test.each(['', 'x', '..', 'a.b.c', '☃', '%00', 'e30.e30.'.repeat(2000)])('garbage is invalid: %#', async (token) => {
    expect(await links.read(token)).toEqual({ kind: 'invalid' });
  });
});
