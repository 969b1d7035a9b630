// A form about a seminar that is not there any more: whatever it is, nothing that was typed into it is lost.
import { test } from 'vitest';
import type { FormCommand } from '../../src/commands.ts';
import { expectRefused, openForms, type Values } from '../support/sent-in-vain.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { ja } from '../support/words.ts';

const database = shareTestDatabase();

const evening = {
  ...{ title: 'データで見る観光', speaker: '観光課 林 楓', date: '2026-12-10', start: '18:30', end: '20:00' },
  ...{ format: 'online', link: 'https://meet.example.com/a', channel: 'C0SEMINAR' },
};
const person = () => crypto.randomUUID();

/** Of every form that is about a seminar: what it sends, and what is said when that seminar is not there any more. */
const aboutSeminar: Record<
  Exclude<FormCommand['do'], 'submit-add-organizer' | 'submit-introduction' | 'submit-topic'>,
  { values: Values; said: string; sends?(): object }
> = {
  'submit-seminar': { values: evening, said: ja.compose.gone },
  'submit-picture': { values: { picture: '', alt: '市民会館' }, said: ja.seminar.gone },
  'submit-schedule': { values: { date: '2026-11-25', time: '09:00' }, said: ja.compose.gone },
  'submit-edit': { values: evening, said: ja.seminar.gone, sends: () => ({ opened: 1 }) },
  'submit-cancel': { values: { reason: '台風のため' }, said: ja.seminar.gone },
  'submit-pick-attendee': { values: { search: '海野' }, said: ja.seminar.gone },
  'submit-attendee': { values: { name: '海野 渚' }, said: ja.attendees.gone, sends: () => ({ person: person() }) },
  'submit-let-in': { values: { person: 'U0LATE' }, said: ja.attendees.gone },
  'submit-mailing': {
    values: { text: '会場が変わりました。', audience: 'attending' },
    said: ja.seminar.gone,
    sends: () => ({ mailing: person() }),
  },
  'submit-add-speaker': { values: { name: '江田 島子', organization: '江田島市' }, said: ja.seminar.gone },
  'submit-question': { values: { text: 'なぜ売れたのですか？' }, said: ja.seminar.gone },
  'submit-series': { values: { ordinal: '3', weekday: '2' }, said: ja.seminar.gone },
  'submit-walk-in': { values: { name: '広島 花子' }, said: ja.seminar.gone },
  'submit-material': { values: { label: 'スライド', url: 'https://files.example/slides' }, said: ja.seminar.gone },
  'submit-survey': { values: { takeaway: 'よく分かった', score: '4' }, said: ja.seminar.gone },
  'submit-absence': { values: { comment: '窓口の当番でした', reason: 'work' }, said: ja.materials.notYours },
};

test.each(Object.entries(aboutSeminar))(
  '%s of a seminar that is gone keeps what was typed',
  async (name, { values, said, sends }) => {
    const world = await openForms(database());
    const submit = { do: name, seminar: crypto.randomUUID(), ...sends?.() } as FormCommand;
    await expectRefused(world, { submit, values }, said);
  },
);
