// A form that is sent in vain because of what happened while it was open: nothing that was typed into it is lost.
import { describe, expect, test } from 'vitest';
import { submission } from '../../src/commands.ts';
import { findMaterials } from '../../src/materials/material.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { findSeries } from '../../src/seminars/series.store.ts';
import { goAhead } from '../support/bot-fixture.ts';
import { addTestSeminar, at } from '../support/seminar-fixture.ts';
import { expectRefused, openForms, type Sent, type World } from '../support/sent-in-vain.ts';
import { shareTestDatabase } from '../support/shared-database.ts';
import { ja } from '../support/words.ts';

const database = shareTestDatabase();
const person = () => crypto.randomUUID();

interface Case {
  name: string;
  /** What happened while the form was open, and what it then sends. */
  meanwhile(world: World, seminar: Seminar): Promise<Sent>;
  said: string;
  /** Where it is said; else under the first. */
  under?: string;
}

const draft = { status: 'draft', announcedAt: null } as const;

const cases: (Case & { seminar?: Partial<Seminar> })[] = [
  {
    name: 'cancels an evening that has begun',
    async meanwhile({ setTime }, { id: seminar }) {
      setTime('2026-12-03T18:30');
      return { submit: { do: 'submit-cancel', seminar }, values: { reason: '台風のため' } };
    },
    said: ja.cancel.cannot,
  },
  {
    name: 'cancels for another reason than a colleague did just now',
    async meanwhile({ say }, { id: seminar }) {
      await say(goAhead(await say({ do: 'submit-cancel', seminar, values: { reason: '講師の都合' } })));
      return { submit: { do: 'submit-cancel', seminar }, values: { reason: '台風のため' } };
    },
    said: ja.compose.cancelledBefore,
  },
  {
    name: 'schedules what is announced by now',
    seminar: draft,
    async meanwhile({ say }, { id: seminar }) {
      await say({ do: 'announce', seminar });
      return { submit: { do: 'submit-schedule', seminar }, values: { date: '2026-11-25', time: '09:00' } };
    },
    said: ja.compose.announcedBefore('11月24日（火）12:00'),
  },
  {
    name: 'schedules what was thrown away',
    seminar: draft,
    async meanwhile({ say }, { id: seminar }) {
      await say({ do: 'delete-draft', seminar });
      return { submit: { do: 'submit-schedule', seminar }, values: { date: '2026-11-25', time: '09:00' } };
    },
    said: ja.compose.deleted,
  },
  {
    name: 'lets somebody in when the evening has begun',
    async meanwhile({ setTime }, { id: seminar }) {
      setTime('2026-12-03T18:30');
      return { submit: { do: 'submit-let-in', seminar }, values: { person: 'U0LATE' } };
    },
    said: ja.attendees.cannotLetIn.started,
  },
  {
    name: 'lets somebody in to what is cancelled',
    seminar: { status: 'cancelled' },
    async meanwhile(_world, { id: seminar }) {
      return { submit: { do: 'submit-let-in', seminar }, values: { person: 'U0LATE' } };
    },
    said: ja.attendees.cannotLetIn.cancelled,
  },
  {
    name: 'names a speaker of Slack for what is gone',
    async meanwhile() {
      return { submit: { do: 'submit-add-speaker', seminar: crypto.randomUUID() }, values: { person: 'U0SPEAKER' } };
    },
    said: ja.seminar.gone,
  },
  {
    name: 'names an organizer when its sender is an admin no more',
    async meanwhile({ db, person: { id: personId } }) {
      await saveRole(db, { personId, role: 'organizer', now: at('2026-11-24T12:00') });
      return { submit: { do: 'submit-add-organizer' }, values: { person: 'U0NEW' } };
    },
    said: ja.team.notAdmin,
  },
  {
    name: 'looks for somebody who is taken off the list',
    async meanwhile(_world, { id: seminar }) {
      return { submit: { do: 'submit-pick-attendee', seminar }, values: { search: '', person: person() } };
    },
    said: ja.attendees.gone,
  },
  {
    name: 'adds somebody to what is cancelled',
    seminar: { status: 'cancelled' },
    async meanwhile(_world, { id: seminar }) {
      const values = { name: '海野 渚', mode: 'on_site' };
      return { submit: { do: 'submit-attendee', seminar, person: person() }, values };
    },
    said: ja.attendees.cannotAdd.cancelled,
  },
  {
    name: 'writes other words into a mailing that has gone out',
    async meanwhile({ say }, { id: seminar }) {
      await say({ do: 'answer', seminar, answer: 'on_site' });
      const submit = { do: 'submit-mailing', seminar, mailing: person() } as const;
      await say({ ...submit, values: { audience: 'attending', text: '会場が変わりました。' } });
      await say({ do: 'send-mailing', seminar, mailing: submit.mailing });
      return { submit, values: { text: '会場は5階です。', audience: 'attending' } };
    },
    said: ja.mailing.sentBefore,
  },
  {
    name: 'adds a link that another form has added',
    async meanwhile({ say }, { id: seminar }) {
      const url = 'https://files.example/slides';
      await say({ do: 'submit-material', seminar, material: person(), values: { label: 'スライド', url } });
      return { submit: { do: 'submit-material', seminar, material: person() }, values: { label: '資料一式', url } };
    },
    said: ja.materials.addedBefore,
    under: 'url',
  },
  {
    name: 'adds a link anew that was taken away',
    async meanwhile({ db, say }, { id: seminar }) {
      const submit = { do: 'submit-material', seminar, material: person() } as const;
      const values = { label: 'スライド', url: 'https://files.example/slides' };
      await say({ ...submit, values });
      const [added] = await findMaterials(db, seminar);
      await say({ do: 'remove-material', seminar, material: added?.id ?? '' });
      return { submit, values };
    },
    said: ja.materials.removedBefore,
  },
  {
    name: 'begins a series anew that was ended',
    async meanwhile({ db, say }, { id: seminar }) {
      const submit = { do: 'submit-series', seminar, series: person() } as const;
      await say({ ...submit, values: { ordinal: '3', weekday: '2' } });
      const mine = (await findSeries(db)).find(({ templateId }) => templateId === seminar);
      await say({ do: 'end-series', series: mine?.id ?? '' });
      return { submit, values: { ordinal: '3', weekday: '2' } };
    },
    said: ja.series.endedBefore,
  },
  {
    name: 'asks when the talk is over',
    async meanwhile({ say, setTime }, { id: seminar }) {
      await say({ do: 'answer', seminar, answer: 'on_site' });
      setTime('2026-12-03T20:00');
      return { submit: { do: 'submit-question', seminar }, values: { text: 'なぜ売れたのですか？' } };
    },
    said: ja.question.refused.over,
  },
  {
    name: 'answers a survey that has closed',
    async meanwhile({ say, setTime }, { id: seminar }) {
      await say({ do: 'answer', seminar, answer: 'on_site' });
      setTime('2027-03-01T12:00');
      return { submit: { do: 'submit-survey', seminar }, values: { takeaway: 'よく分かった', score: '4' } };
    },
    said: ja.survey.refused.closed,
  },
];

describe('a form keeps what was typed when it', () => {
  test.each(cases)('$name', async ({ seminar: change, meanwhile, said, under }) => {
    const world = await openForms(database());
    const sent = await meanwhile(world, await addTestSeminar(world.db, change));
    await expectRefused(world, sent, said, under);
  });
});

test('an organizer’s name is kept when its sender loses the right while Slack is asked for the profile', async () => {
  const { db, person: sender, profiles, say } = await openForms(database());
  const losing = async () => {
    await saveRole(db, { personId: sender.id, role: 'organizer', now: at('2026-11-24T12:00') });
    return { name: '新任 三郎', language: 'ja' as const };
  };
  Object.defineProperty(profiles, 'U0NEW2', { get: losing });
  const outcome = await say({ do: 'submit-add-organizer', values: { person: 'U0NEW2' } });
  expect(outcome).toMatchObject({ kind: 'refused', card: { summary: ja.team.notAdmin } });
});

test('a guest’s name is kept by the organizers’ form while the door is closed', async () => {
  const world = await openForms(database());
  const { id: seminar } = await addTestSeminar(world.db);
  const sent: Sent = { submit: { do: 'submit-walk-in', seminar }, values: { name: '広島 花子' } };
  const outcome = await world.say(submission(sent.submit, sent.values));
  if (outcome.kind !== 'refused') throw new Error(outcome.kind);
  await expectRefused(world, sent, outcome.card.summary);
});

describe('sent again in the same words, a form tells how things stand:', () => {
  test('a cancellation, with its reason or without', async () => {
    const { db, say } = await openForms(database());
    const { id: seminar } = await addTestSeminar(db);
    await say(goAhead(await say({ do: 'submit-cancel', seminar, values: { reason: '台風のため' } })));
    for (const reason of ['台風のため', '']) {
      const again = await say({ do: 'submit-cancel', seminar, values: { reason } });
      expect(again).toMatchObject({ kind: 'page', card: { summary: ja.compose.cancelledBefore } });
    }
    expect((await findSeminar(db, seminar))?.status).toBe('cancelled');
  });

  test('a mailing that has gone out', async () => {
    const { db, say } = await openForms(database());
    const { id: seminar } = await addTestSeminar(db);
    await say({ do: 'answer', seminar, answer: 'on_site' });
    const submit = { do: 'submit-mailing', seminar, mailing: crypto.randomUUID() } as const;
    const values = { audience: 'attending', text: '会場が変わりました。' };
    await say({ ...submit, values });
    await say({ do: 'send-mailing', seminar, mailing: submit.mailing });
    const again = await say({ ...submit, values });
    expect(again.kind).toBe('page');
    expect(JSON.stringify(again)).toContain(ja.mailing.sentBefore);
    // To others the same words are other words.
    expect(await say({ ...submit, values: { ...values, audience: 'party' } })).toMatchObject({ kind: 'refused' });
  });
});
