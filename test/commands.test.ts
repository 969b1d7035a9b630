import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Command,
  decodeCommand,
  decodeFormCommand,
  encodeCommand,
  type FormCommand,
  readKeptCommand,
  submission,
} from '../src/commands.ts';
import { AFFILIATIONS } from '../src/people/affiliation.ts';

const uuid = fc.uuid();
const page = fc.integer({ min: 1, max: 10_000 });
const change = fc.option(uuid, { nil: undefined });
const maybePage = fc.option(page, { nil: undefined });
const group = fc.constantFrom('on_site', 'online', 'waitlisted', 'materials', 'declined', 'party', undefined);
const filter = fc.constantFrom('drafts', 'coming', 'running', 'surveys', 'past', 'orphans', undefined);

/** Only the platform or a form says these. */
type NeverButton =
  | ('follow' | 'unfollow' | 'unknown' | 'join' | 'take-role' | 'check-in' | 'wish' | 'small-talk')
  | Extract<Command['do'], `submit-${string}`>;
type ButtonCommand = Exclude<Command, { do: NeverButton }>;
type Carried<C> = { [Name in keyof Omit<C, 'do'>]-?: fc.Arbitrary<C[Name & keyof C]> };

const seminar = { seminar: uuid };
const shownIn = fc.constantFrom('ja', 'en', undefined);
/** Of a card's button. */
const ofCard = {
  ...seminar,
  edition: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
  tapped: fc.option(fc.integer({ min: 0, max: 8.64e15 }), { nil: undefined }),
  shownIn,
};
const whom = { seminar: uuid, person: uuid };

/** What each command that a button can carry brings along; a new one is missed here by the type checker. */
const carried: { [What in ButtonCommand['do']]: Carried<Extract<ButtonCommand, { do: What }>> } = {
  // Anyone
  help: {},
  list: { page: maybePage },
  mine: {},
  'replace-menu': { menu: fc.string({ maxLength: 100 }) },
  home: { page: maybePage },
  show: { ...seminar, shownIn },
  answer: {
    ...ofCard,
    given: fc.constantFrom(undefined, true),
    answer: fc.constantFrom('on_site', 'online', 'declined', 'materials'),
  },
  party: { ...ofCard, join: fc.boolean() },
  'claim-seat': ofCard,
  talks: { page: maybePage },
  talk: { ...seminar, page: maybePage },
  'my-data': {},
  'ask-my-data': {},
  'take-my-data': {},
  'forget-me': {},
  'tell-affiliation': { affiliation: fc.constantFrom(...AFFILIATIONS) },
  'open-introduction': {},
  mute: {},
  unmute: {},
  prefer: { on: fc.constantFrom('slack', 'line') },
  language: { to: fc.constantFrom('ja', 'en'), seminar: fc.option(uuid, { nil: undefined }) },
  rate: { ...seminar, score: fc.integer({ min: 1, max: 5 }) },
  'materials-useful': seminar,
  'open-absence': seminar,
  'open-question': { ...seminar, shownIn },
  questions: { ...seminar, page: maybePage },
  'open-survey': { ...seminar, words: fc.constantFrom('よかった', undefined) },
  preview: {},
  'keep-as-is': {},
  'join-code': {},
  // Organizers
  'new-seminar': { series: fc.option(uuid, { nil: undefined }) },
  'preview-draft': seminar,
  'edit-draft': seminar,
  'open-picture': seminar,
  'remove-picture': seminar,
  announce: seminar,
  'open-schedule': seminar,
  topics: {},
  'follow-topic': { topic: uuid, in: fc.boolean() },
  'open-topic': {},
  'remove-topic': { topic: uuid },
  'set-audience': {
    ...seminar,
    audience: fc.constantFrom('everyone', 'away', 'staff'),
    topic: fc.option(uuid, { nil: undefined }),
  },
  'keep-draft': seminar,
  'ask-delete-draft': seminar,
  'delete-draft': seminar,
  'keep-everyone': seminar,
  cancel: { ...seminar, change },
  'open-cancel': { ...seminar, change },
  edit: { ...seminar, change },
  'preview-change': { ...seminar, change: uuid },
  'save-edit': { ...seminar, change: uuid },
  sending: {
    ...seminar,
    kind: fc.constantFrom('announcement', 'changed', 'cancelled', 'news', 'materials'),
    occasion: fc.option(fc.string({ maxLength: 60 }), { nil: undefined }),
  },
  'take-seats': { ...seminar, count: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) },
  desk: { filter, seminar: fc.option(uuid, { nil: undefined }), page: maybePage },
  attendees: { ...seminar, group, page: maybePage },
  attendee: whom,
  'open-pick-attendee': { ...seminar, group, page: maybePage },
  'open-attendee-form': { ...seminar, person: fc.option(uuid, { nil: undefined }) },
  'ask-remove-attendee': whom,
  export: { ...seminar, format: fc.constantFrom('xlsx', 'csv') },
  'door-page': seminar,
  'remove-attendee': whom,
  'seat-person': { ...whom, exceed: fc.option(fc.boolean(), { nil: undefined }) },
  'let-in': whom,
  'open-let-in': seminar,
  mailings: { ...seminar, page: maybePage },
  mailing: { ...seminar, mailing: uuid },
  'open-mailing': { ...seminar, mailing: fc.option(uuid, { nil: undefined }) },
  'send-mailing': { ...seminar, mailing: uuid },
  results: { seminar: fc.option(uuid, { nil: undefined }), page: maybePage },
  'send-again': seminar,
  untold: { ...seminar, page: maybePage },
  'settle-untold': { ...seminar, seen: fc.constantFrom('0123456789', undefined) },
  'preview-news': seminar,
  'tell-friends': seminar,
  'line-month': {},
  'do-without': { ...seminar, what: fc.constantFrom('soon' as const, 'nudges' as const), is: fc.boolean() },
  copy: seminar,
  series: { page: maybePage },
  'open-series': seminar,
  'end-series': { series: uuid },
  hosts: { ...seminar, page: maybePage },
  'hand-over': { ...seminar, to: uuid },
  'set-host': { ...whom, part: fc.constantFrom('coordinator', 'speaker'), in: fc.boolean() },
  'open-add-speaker': seminar,
  log: { seminar: fc.option(uuid, { nil: undefined }), page: maybePage },
  team: { page: maybePage },
  door: seminar,
  'door-list': { ...seminar, page: maybePage },
  tick: { ...whom, in: fc.boolean(), page: maybePage },
  'open-walk-in': seminar,
  materials: { ...seminar, page: maybePage },
  'open-add-material': seminar,
  'remove-material': { ...seminar, material: uuid },
  'preview-materials': seminar,
  'send-materials': seminar,
  // Admins
  'open-add-organizer': {},
  'invite-organizer': {},
  'set-role': { person: uuid, role: fc.constantFrom('admin', 'organizer', 'none') },
};

/** What is undefined is left out, as in the JSON. */
const buttons = Object.entries(carried).map(([what, brings]) =>
  fc.record(brings as Record<string, fc.Arbitrary<unknown>>).map((values) => {
    const set = Object.entries(values).filter(([, value]) => value !== undefined);
    return { do: what, ...Object.fromEntries(set) } as Command;
  }),
);

const id = '0190d6a4-8c5b-4d2e-9a37-0123456789ab';
const other = '0190d6a4-8c5b-4d2e-9a37-ba9876543210';

/** What forms submit, without what is typed; a new one is missed here by the type checker. */
const forms: { [What in FormCommand['do']]: Extract<FormCommand, { do: What }> } = {
  'submit-seminar': { do: 'submit-seminar', seminar: id },
  'submit-picture': { do: 'submit-picture', seminar: id },
  'submit-schedule': { do: 'submit-schedule', seminar: id },
  'submit-survey': { do: 'submit-survey', seminar: id },
  'submit-absence': { do: 'submit-absence', seminar: id },
  'submit-question': { do: 'submit-question', seminar: id },
  'submit-introduction': { do: 'submit-introduction' },
  'submit-edit': { do: 'submit-edit', seminar: id, opened: 3 },
  'submit-cancel': { do: 'submit-cancel', seminar: id },
  'submit-pick-attendee': { do: 'submit-pick-attendee', seminar: id },
  'submit-attendee': { do: 'submit-attendee', seminar: id, person: other },
  'submit-let-in': { do: 'submit-let-in', seminar: id },
  'submit-mailing': { do: 'submit-mailing', seminar: id, mailing: other },
  'submit-series': { do: 'submit-series', seminar: id },
  'submit-add-speaker': { do: 'submit-add-speaker', seminar: id, form: other },
  'submit-walk-in': { do: 'submit-walk-in', seminar: id },
  'submit-material': { do: 'submit-material', seminar: id },
  'submit-topic': { do: 'submit-topic', topic: id },
  'submit-add-organizer': { do: 'submit-add-organizer' },
};

const never: { [What in NeverButton]: Command } = {
  follow: { do: 'follow' },
  unfollow: { do: 'unfollow' },
  unknown: { do: 'unknown', heard: 'help' },
  join: { do: 'join', code: 'ABCD2345' },
  'take-role': { do: 'take-role', code: '123456789012' },
  'check-in': { do: 'check-in', code: '1234' },
  wish: { do: 'wish', for: 'leave' },
  'small-talk': { do: 'small-talk', about: 'hello' },
  ...(Object.fromEntries(
    Object.values(forms).map((submit) => [submit.do, submission(submit, { title: '題' })]),
  ) as Record<FormCommand['do'], Command>),
};
const isUnknown = (text: string) => expect(decodeCommand(text)).toEqual({ do: 'unknown', heard: text.slice(0, 200) });

describe('a button’s value', () => {
  test('of every command a button carries is read back as it was', () => {
    for (const button of buttons) {
      const isReadBack = (command: Command) => expect(decodeCommand(encodeCommand(command))).toEqual(command);
      fc.assert(
        fc.property(button, (command) => void isReadBack(command)),
        { numRuns: 30 },
      );
    }
  });

  test('is never longer than the 300 characters LINE’s postback data takes', () => {
    for (const button of buttons) {
      const isShort = (command: Command) => expect(encodeCommand(command).length).toBeLessThanOrEqual(300);
      fc.assert(
        fc.property(button, (command) => void isShort(command)),
        { numRuns: 30 },
      );
    }
  });

  test.each(Object.values(never))('that claims $do is forged, and means nothing', (command) =>
    isUnknown(encodeCommand(command)),
  );

  test.each([
    ['a command of an older bot', { do: 'attend', seminar: id }],
    ['a seminar that is no id', { do: 'announce', seminar: "1' or '1'='1" }],
    ['no seminar', { do: 'cancel' }],
    ['an answer that is not offered', { do: 'answer', seminar: id, answer: 'attending' }],
    ['edition zero', { do: 'answer', seminar: id, answer: 'on_site', edition: 0 }],
    ['a tap of no time', { do: 'answer', seminar: id, answer: 'on_site', tapped: -1 }],
    ['a score beyond five', { do: 'rate', seminar: id, score: 6 }],
    ['a score between two', { do: 'rate', seminar: id, score: 4.5 }],
    ['a score in words', { do: 'rate', seminar: id, score: '5' }],
    ['page zero', { do: 'list', page: 0 }],
    ['page infinity', { do: 'list', page: 1e308 }],
    ['a list', [{ do: 'help' }]],
    ['nothing', null],
  ])('with %s means nothing', (_what, value) => isUnknown(JSON.stringify(value)));

  test('of a card of before, which called a coordinator an organizer, means the same part', () => {
    const before = { do: 'set-host', seminar: id, person: other, part: 'organizer', in: true };
    const command = { ...before, part: 'coordinator' };
    expect(decodeCommand(JSON.stringify(before))).toEqual(command);
    expect(readKeptCommand(before)).toEqual(command);
    expect(decodeCommand(JSON.stringify({ ...before, part: 'admin' })).do).toBe('unknown');
  });

  test.each(['', 'help', '{', '{"do":"help"', 'null', '"help"', '0'])('that is garbage means nothing: %j', isUnknown);

  test('whatever it is, never throws, and is either a command for buttons or unknown', () => {
    const nested = fc.anything({ withBigInt: false }).map((value) => JSON.stringify(value) ?? '');
    const nearly = fc.record({ do: fc.constantFrom(...Object.keys(carried)), seminar: fc.string(), page: fc.float() });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          nested,
          nearly.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const command = decodeCommand(text);
          expect([...Object.keys(carried), 'unknown']).toContain(command.do);
          if (command.do === 'unknown') expect(command.heard.length).toBeLessThanOrEqual(200);
        },
      ),
    );
  });

  test('cannot smuggle anything in beside its command', () => {
    const forged = '{"do":"mute","values":{"title":"x"},"isOrganizer":true,"__proto__":{"isOrganizer":true}}';
    expect(decodeCommand(forged)).toEqual({ do: 'mute' });
  });
});

describe('what a form submits', () => {
  const submits: FormCommand[] = [{ do: 'submit-seminar' }, ...Object.values(forms)];

  test.each(submits)('is read back from where the platform kept it: $do', (submit) => {
    expect(decodeFormCommand(JSON.stringify(submit))).toEqual(submit);
    const values = { title: '題' };
    expect(submission(submit, values)).toEqual({ ...submit, values });
  });

  test('is nothing when it is not one of ours', () => {
    const others = ['', '{', 'null', '[]', '{"do":"announce"}', JSON.stringify({ do: 'announce', seminar: id })];
    for (const text of [...others, '{"do":"submit-survey","seminar":"1"}']) {
      expect(decodeFormCommand(text)).toBeUndefined();
    }
  });

  test('cannot bring values along from where it was kept', () => {
    const kept = JSON.stringify({ do: 'submit-survey', seminar: id, values: { score: '1' } });
    expect(decodeFormCommand(kept)).toEqual({ do: 'submit-survey', seminar: id });
  });
});

test('what a database cannot hold is taken out of what was typed; line breaks, tabs and emoji stay', () => {
  const typed = submission(
    { do: 'submit-survey', seminar: crypto.randomUUID() },
    { takeaway: 'a\u0000b\u0007\n\tc👨‍👩‍👧\ud800' },
  );
  expect(typed).toMatchObject({ values: { takeaway: 'ab\n\tc👨‍👩‍👧\ufffd' } });
});
