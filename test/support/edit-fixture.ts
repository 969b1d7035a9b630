// Editing seminars in tests: an organizer who changes a few fields of the form, and what became of it.

import { createBuildCard } from '../../src/bot/build-message.ts';
import type { Card } from '../../src/cards/card.ts';
import { editSeminar } from '../../src/changes/edit-seminar.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { findUndelivered } from '../../src/messages/message.store.ts';
import type { Outbox } from '../../src/messages/outbox.ts';
import { answerSeminar } from '../../src/rsvps/answer-seminar.ts';
import type { Answer } from '../../src/rsvps/rsvp.ts';
import { findSeminar } from '../../src/seminars/seminar.store.ts';
import type { Seminar } from '../../src/seminars/seminar.ts';
import { seminarValues } from '../../src/seminars/seminar-form.ts';
import { places } from './reader.ts';

interface Stage {
  db: DatabaseRoot;
  outbox: Outbox;
}

/** What `change` does to the form that showed `shown`. */
export function editTest(
  { db, outbox }: Stage,
  input: {
    shown: Seminar;
    change: Record<string, string>;
    actor?: string;
    now: Temporal.Instant;
    isOverwriting?: boolean;
  },
) {
  const { shown, change, actor = shown.createdBy, now, isOverwriting = false } = input;
  const values = { ...seminarValues(shown), ...change };
  const typed = { opened: shown.edition, values: { ...values, overwrite: isOverwriting ? 'yes' : '' } };
  return editSeminar({ db, outbox, seminarId: shown.id, typed, actor, now });
}

export async function seminarNow(db: DatabaseRoot, id: string): Promise<Seminar> {
  const seminar = await findSeminar(db, id);
  if (!seminar) throw new Error('no such seminar');
  return seminar;
}

export function answerTest(
  { db, outbox }: Stage,
  { seminarId, personId, answer, now }: { seminarId: string; personId: string; answer: Answer; now: Temporal.Instant },
) {
  return answerSeminar({ db, outbox, personId, seminarId, answer, tappedAt: now, now });
}

/** What a person's messages of a kind would say if they were sent now, oldest first; undefined: not sent. */
export async function cardsFor(
  db: DatabaseRoot,
  { seminarId, personId, kind, now }: { seminarId: string; personId: string; kind: MessageKind; now: Temporal.Instant },
): Promise<(Card | undefined)[]> {
  const links = { make: async () => undefined, read: async () => ({ kind: 'invalid' as const }) };
  const build = createBuildCard({ db, places, links, clock: { now: () => now }, language: 'ja' });
  const mine = (await findUndelivered(db, { seminarId, kind })).filter((message) => message.personId === personId);
  const numbered = mine.sort((one, other) => Number(one.occasion) - Number(other.occasion));
  return Promise.all(numbered.map(async (message) => (await build(message, 'slack'))?.card));
}
