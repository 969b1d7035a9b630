// On a page people and channels are picked by name; whatever was picked reaches the bot as an account of the workplace.
import { describe, expect, test } from 'vitest';
import { offerNames, readNames } from '../../src/bot/names-on-pages.ts';
import type { Field } from '../../src/cards/card.ts';
import type { Command } from '../../src/commands.ts';
import { addPerson } from '../../src/people/person.store.ts';
import type { Role } from '../../src/people/role.ts';
import { addSeminar } from '../../src/seminars/seminar.store.ts';
import { createTestDatabase } from '../support/database.ts';
import { createReader } from '../support/reader.ts';
import { addTestSeminar, at, seminarOf } from '../support/seminar-fixture.ts';
import { wordsOf } from '../support/words.ts';

const now = at('2026-11-24T12:00');
const words = wordsOf('ja').link;

async function open({
  role = 'organizer',
  channelNames = {},
}: {
  role?: Role | null;
  channelNames?: Record<string, string>;
} = {}) {
  const db = await createTestDatabase();
  const sender = {
    send: () => Promise.reject(),
    update: () => Promise.reject(),
    profile: async () => undefined,
    channelName: async (id: string) => channelNames[id],
  };
  const asking = {
    ...{ db, role, senders: { slack: sender } },
    reader: createReader({ language: 'ja', platform: 'line', now }),
    settings: { timeZone: 'Asia/Tokyo', announceChannel: 'C0USUAL', hasSlack: true, hasLine: true, retentionYears: 3 },
  };
  async function meet(
    externalId: string,
    name: string,
    change: { platform?: 'slack' | 'line'; isGone?: boolean } = {},
  ) {
    const { platform = 'slack', isGone } = change;
    const person = { id: crypto.randomUUID(), name, language: 'ja' as const, remindersMutedAt: null };
    const account = {
      platform,
      externalId,
      personId: person.id,
      unreachableAt: isGone ? now : null,
      profileCheckedAt: null,
    };
    await addPerson(db, { person, account, now });
  }
  async function optionsOf(field: Field) {
    const form = {
      submit: { do: 'submit-add-organizer' },
      title: 't',
      submitLabel: 's',
      fields: [field],
      language: 'ja',
    } as const;
    const offered = await offerNames(asking, { kind: 'form', form: { ...form, fields: [...form.fields] } });
    const [shown] = offered.kind === 'form' ? offered.form.fields : [];
    return shown && 'options' in shown ? shown.options : undefined;
  }
  const personOf = async (person: string) => {
    const command: Command = { do: 'submit-add-organizer', values: { person } };
    const read = await readNames(asking, command);
    return 'values' in read ? read.values.person : undefined;
  };
  return { db, meet, optionsOf, personOf };
}

const person: Field = { name: 'person', type: 'person', label: '加える方' };
const channel: Field = { name: 'channel', type: 'channel', label: 'チャンネル' };

describe('people', () => {
  test('are those met on Slack who are still there, by name', async () => {
    const { meet, optionsOf } = await open();
    await meet('U0TANAKA', '田中 太一');
    await meet('U0EMMA', 'Emma Clark');
    await meet('U0GONE', '前田 去', { isGone: true });
    await meet('U0NAMELESS', '');
    await meet(`U${'a'.repeat(32)}`, '山本 由美', { platform: 'line' });
    expect(await optionsOf(person)).toEqual([
      { value: 'slack:U0EMMA', label: 'Emma Clark' },
      { value: 'slack:U0TANAKA', label: '田中 太一' },
    ]);
  });

  test('who calls themself by a colleague’s id, or by what the list calls a colleague, is not taken for them', async () => {
    const { meet, personOf } = await open();
    await meet('U0SATO', '佐藤 恵');
    await meet('U0EVIL', 'U0SATO');
    await meet('U0EVIL2', 'Ｕ０NEW');
    expect(await personOf('U0SATO')).toBe('U0SATO');
    expect(await personOf('U0NEW')).toBe('U0NEW');
    await meet('UABCDEFGH', '内田');
    await meet('U0EVIL4', 'UABCDEFGH');
    expect(await personOf('UABCDEFGH')).toBe('UABCDEFGH');
    await meet('U0TANAKA', '田中');
    await meet('U0OTHER', '田中');
    const label = '田中（U0TANAKA）';
    expect(await personOf(label)).toBe('slack:U0TANAKA');
    await meet('U0EVIL3', label);
    // Two are called so: neither is meant, and the form asks again.
    expect(await personOf(label)).toBe(label);
  });

  test('of the same name can be told apart', async () => {
    const { meet, optionsOf, personOf } = await open();
    await meet('U0ONE', '佐藤 恵');
    await meet('U0TWO', '佐藤　恵');
    const labels = (await optionsOf(person))?.map(({ label }) => label) ?? [];
    expect(new Set(labels).size).toBe(2);
    expect(await personOf('佐藤 恵')).toBe('佐藤 恵');
    expect(await personOf(labels[1] ?? '')).toBe('slack:U0TWO');
  });

  test('may be typed by name, in any width and spacing, or by id', async () => {
    const { meet, personOf } = await open();
    await meet('U0EMMA', 'Emma Clark');
    for (const typed of ['Emma Clark', ' Ｅｍｍａ　Clark ']) expect(await personOf(typed)).toBe('slack:U0EMMA');
    for (const typed of ['', 'Emma', 'U0OTHER', 'U0EMMA', 'slack:U0EMMA']) expect(await personOf(typed)).toBe(typed);
  });

  test('are looked up for nobody without a role', async () => {
    const { meet, personOf } = await open({ role: null });
    await meet('U0EMMA', 'Emma Clark');
    expect(await personOf('Emma Clark')).toBe('Emma Clark');
  });
});

describe('channels', () => {
  test('are the usual one and those of seminars, the latest first, by the name that Slack tells', async () => {
    const { db, optionsOf } = await open({ channelNames: { C0USUAL: 'seminar', C0OLD: 'old' } });
    await addTestSeminar(db, { channel: 'C0OLD', title: '昔の夜' });
    await addTestSeminar(db, { channel: null, title: 'LINEだけの夜' });
    expect(await optionsOf(channel)).toEqual([
      { value: 'C0USUAL', label: '#seminar' },
      { value: 'C0OLD', label: '#old' },
    ]);
  });

  test('are named by their last seminar where Slack tells no name', async () => {
    const { db, optionsOf } = await open();
    const { createdBy } = await addTestSeminar(db, { channel: 'C0OLD', title: '昔の夜' });
    const later = seminarOf({ id: crypto.randomUUID(), createdBy, channel: 'C0OLD', title: '今の夜' });
    await addSeminar(db, later, now);
    expect(await optionsOf(channel)).toEqual([
      { value: 'C0USUAL', label: words.usualChannel },
      { value: 'C0OLD', label: words.sameChannel('今の夜') },
    ]);
  });
});

test('a form without people or channels, and what is no form, stay as they are', async () => {
  const { optionsOf } = await open();
  expect(await optionsOf({ name: 'title', type: 'text', label: 't', maxLength: 5 })).toBeUndefined();
});
