import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, decodeCommand, decodeFormCommand, encodeCommand, submission } from '../src/command.ts';

const seminar = fc.uuid();
const page = fc.integer({ min: 1, max: 10_000 });
const optional = { requiredKeys: ['do'] } as { requiredKeys: ['do'] };

const bare = (what: Extract<Command, { do: 'help' | 'mute' | 'unmute' | 'new-seminar' | 'preview' }>['do']) =>
  fc.constant<Command>({ do: what });
const ofSeminar = (
  what: 'show' | 'open-survey' | 'edit-draft' | 'announce' | 'open-schedule' | 'keep-draft' | 'delete-draft' | 'cancel',
) => fc.record({ do: fc.constant(what), seminar });

/** One for each command that a button can carry, so that a new one is missed here by the type checker. */
const buttons: Record<ButtonCommand['do'], fc.Arbitrary<Command>> = {
  help: bare('help'),
  mute: bare('mute'),
  unmute: bare('unmute'),
  'new-seminar': bare('new-seminar'),
  preview: bare('preview'),
  list: fc.record({ do: fc.constant('list' as const), page }, optional),
  desk: fc.record({ do: fc.constant('desk' as const), page }, optional),
  show: ofSeminar('show'),
  'open-survey': ofSeminar('open-survey'),
  'edit-draft': ofSeminar('edit-draft'),
  announce: ofSeminar('announce'),
  'open-schedule': ofSeminar('open-schedule'),
  'keep-draft': ofSeminar('keep-draft'),
  'delete-draft': ofSeminar('delete-draft'),
  cancel: ofSeminar('cancel'),
  'send-again': fc.record({ do: fc.constant('send-again' as const), seminar }),
  answer: fc.record({
    do: fc.constant('answer' as const),
    seminar,
    answer: fc.constantFrom('on_site' as const, 'online' as const, 'declined' as const, 'materials' as const),
  }),
  party: fc.record({ do: fc.constant('party' as const), seminar, join: fc.boolean() }),
  rate: fc.record({ do: fc.constant('rate' as const), seminar, score: fc.integer({ min: 1, max: 5 }) }),
  attendees: fc.record({ do: fc.constant('attendees' as const), seminar, page }, { requiredKeys: ['do', 'seminar'] }),
  results: fc.record({ do: fc.constant('results' as const), seminar, page }, optional),
};

type FormOrPlatform = 'submit-seminar' | 'submit-schedule' | 'submit-survey' | 'follow' | 'unfollow' | 'unknown';
type ButtonCommand = Exclude<Command, { do: FormOrPlatform }>;

const anyButton = fc.oneof(...Object.values(buttons));
const id = '0190d6a4-8c5b-4d2e-9a37-0123456789ab';
const isUnknown = (text: string) => expect(decodeCommand(text)).toEqual({ do: 'unknown', heard: text.slice(0, 200) });

describe('a button’s value', () => {
  test('of every command a button carries is read back as it was', () => {
    fc.assert(
      fc.property(anyButton, (command) => {
        expect(decodeCommand(encodeCommand(command))).toEqual(command);
      }),
    );
  });

  test('is never longer than the 300 characters LINE’s postback data takes', () => {
    fc.assert(
      fc.property(anyButton, (command) => {
        expect(encodeCommand(command).length).toBeLessThanOrEqual(300);
      }),
    );
  });

  test.each<Command>([
    { do: 'submit-seminar', values: { title: '題' } },
    { do: 'submit-schedule', seminar: id, values: {} },
    { do: 'submit-survey', seminar: id, values: { score: '5' } },
    { do: 'follow' },
    { do: 'unfollow' },
    { do: 'unknown', heard: 'help' },
  ])('that claims $do is forged, and means nothing', (command) => isUnknown(encodeCommand(command)));

  test.each([
    ['a command of an older bot', { do: 'attend', seminar: id }],
    ['a seminar that is no id', { do: 'announce', seminar: "1' or '1'='1" }],
    ['no seminar', { do: 'cancel' }],
    ['an answer that is not offered', { do: 'answer', seminar: id, answer: 'attending' }],
    ['a score beyond five', { do: 'rate', seminar: id, score: 6 }],
    ['a score between two', { do: 'rate', seminar: id, score: 4.5 }],
    ['a score in words', { do: 'rate', seminar: id, score: '5' }],
    ['page zero', { do: 'list', page: 0 }],
    ['page infinity', { do: 'list', page: 1e308 }],
    ['a list', [{ do: 'help' }]],
    ['nothing', null],
  ])('with %s means nothing', (_what, value) => isUnknown(JSON.stringify(value)));

  test.each(['', 'help', '{', '{"do":"help"', 'null', '"help"', '0'])('that is garbage means nothing: %j', isUnknown);

  test('whatever it is, never throws, and is either a command for buttons or unknown', () => {
    const nested = fc.anything({ withBigInt: false }).map((value) => JSON.stringify(value) ?? '');
    const nearly = fc.record({ do: fc.constantFrom(...Object.keys(buttons)), seminar: fc.string(), page: fc.float() });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          nested,
          nearly.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const command = decodeCommand(text);
          expect([...Object.keys(buttons), 'unknown']).toContain(command.do);
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
  const submits = [
    { do: 'submit-seminar' },
    { do: 'submit-seminar', seminar: id },
    { do: 'submit-schedule', seminar: id },
    { do: 'submit-survey', seminar: id },
  ] as const;

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
