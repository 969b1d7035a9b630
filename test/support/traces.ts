// Somebody of whom the database tells in every table that can tell of a person.

import { saveCheckIn } from '../../src/checkins/checkin.store.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { makeJoinCode } from '../../src/joins/join-accounts.ts';
import { saveMailing } from '../../src/mailings/mailing.store.ts';
import { addMaterial, saveUseful } from '../../src/materials/material.store.ts';
import { noteAction } from '../../src/people/audit.store.ts';
import { saveRole } from '../../src/people/role.store.ts';
import { saveRoleCode } from '../../src/people/role-code.store.ts';
import { addTopic, saveInterest } from '../../src/people/topic.store.ts';
import { addQuestion } from '../../src/questions/question.store.ts';
import { saveLetIn } from '../../src/rsvps/deadline-override.store.ts';
import { addOffers } from '../../src/rsvps/offer.store.ts';
import { addEdit } from '../../src/seminars/edition.store.ts';
import { addHost } from '../../src/seminars/host.store.ts';
import { addSeries } from '../../src/seminars/series.store.ts';
import { saveResponse } from '../../src/surveys/survey.store.ts';
import { noAnswers } from '../../src/surveys/survey-question.ts';
import { joinTestAccounts } from './join-fixture.ts';
import { addTestMessage, addTestRsvp } from './rsvp-fixture.ts';
import { addTestPerson, addTestSeminar, createTestOutbox } from './seminar-fixture.ts';

/** Of everything that can refer to a person, one thing that refers to this one. A new table is added here. */
export async function addTracesOf(db: DatabaseRoot, now: Temporal.Instant) {
  const seminar = await addTestSeminar(db);
  const { id: from } = await addTestRsvp(db, seminar.id, {
    person: { platform: 'line', name: '山本 LINE' },
    ...{ standing: 'waitlisted', waitlistNumber: 1 },
  });
  const key = { seminarId: seminar.id, personId: from };
  const own = await addTestSeminar(db, { createdBy: from, status: 'draft' });
  const times = { offeredAt: now, expiresAt: now.add({ hours: 1 }), outcome: null };
  const fresh = { id: crypto.randomUUID(), createdAt: now };
  await saveCheckIn(db, { ...key, at: now, how: 'self', by: from, isConfirmed: true });
  await saveLetIn(db, key, now);
  await addOffers(db, [{ id: crypto.randomUUID(), ...key, ...times }]);
  await addQuestion(db, { id: crypto.randomUUID(), ...key, text: 'なぜ？', askedAt: now });
  await saveUseful(db, { ...key, at: now });
  const response = { ...noAnswers, score: 5, wouldSpeak: true, answeredAt: now };
  await saveResponse(db, { ...key, ...response });
  await addTestMessage(db, { kind: 'let-in', seminarId: seminar.id, to: { personId: from } });
  await addHost(db, { ...key, part: 'speaker' });
  const rhythm = { ordinal: 1, weekday: 1, createdBy: from, endedAt: null };
  await addSeries(db, { id: crypto.randomUUID(), templateId: own.id, ...rhythm });
  await addEdit(db, { seminarId: seminar.id, edition: 2, editedBy: from, editedAt: now, before: seminar });
  const link = { label: '資料', url: 'https://example.jp/', position: 1, round: null, removedAt: null };
  await addMaterial(db, { ...fresh, seminarId: seminar.id, ...link, createdBy: from });
  const mailing = { audience: 'attending', text: '会場です', sentAt: null } as const;
  await saveMailing(db, { ...fresh, seminarId: seminar.id, author: from, ...mailing });
  const topic = { id: crypto.randomUUID(), name: '防災' };
  await addTopic(db, topic, now);
  await saveInterest(db, { personId: from, topicId: topic.id, isIn: true });
  await saveRole(db, { personId: from, role: 'organizer', now });
  await noteAction(db, { actor: from, action: 'edit', seminarId: seminar.id, subject: seminar.title }, now);
  const outbox = createTestOutbox();
  // Somebody became this person before.
  const { id: earlier } = await addTestPerson(db, { platform: 'line' });
  await joinTestAccounts({ db, outbox, from: earlier, to: from, now });
  await makeJoinCode({ db, personId: from, now });
  const code = { hash: 'a number', role: 'organizer', givenBy: from, expiresAt: now } as const;
  await db.transaction((tx) => saveRoleCode(tx, code, now.subtract({ hours: 1 })));
  return { outbox, seminar, from, earlier };
}
