// Answers for tests, as they stand in the database, and what the ledger and the log say of a seminar.

import { asc, eq } from 'drizzle-orm';
import type { DatabaseRoot } from '../../src/database/client.ts';
import type { MessageKind } from '../../src/messages/kinds.ts';
import { addOwed } from '../../src/messages/message.store.ts';
import { messages } from '../../src/messages/message.table.ts';
import type { NewMessage } from '../../src/messages/message.ts';
import { findActions } from '../../src/people/audit.store.ts';
import type { Person } from '../../src/people/person.ts';
import { saveRsvp } from '../../src/rsvps/rsvp.store.ts';
import type { Rsvp, SeatCount } from '../../src/rsvps/rsvp.ts';
import { addTestPerson, at } from './seminar-fixture.ts';

/** Two days after the announcement. */
export const answeredAt = at('2026-11-25T12:00');

export const noSeatsTaken: SeatCount = { taken: 0, waiting: 0, lastWaitlistNumber: 0, offered: 0 };

/** Someone who attends on site, unless a test says otherwise. */
export function rsvpOf(change: Partial<Rsvp> = {}): Rsvp {
  const isSeated = (change.standing ?? 'attending') === 'attending';
  return {
    seminarId: crypto.randomUUID(),
    personId: crypto.randomUUID(),
    standing: 'attending',
    mode: isSeated || change.standing === 'waitlisted' ? 'on_site' : null,
    answeredAt,
    seatedAt: isSeated ? answeredAt : null,
    waitlistNumber: null,
    isLateWithdrawal: false,
    isAtParty: false,
    partyAnsweredAt: null,
    ...change,
  };
}

/** A new person who has answered that seminar. */
export async function addTestRsvp(
  db: DatabaseRoot,
  seminarId: string,
  change: Partial<Rsvp> & { person?: Parameters<typeof addTestPerson>[1] } = {},
): Promise<Person & { externalId: string }> {
  const { person: who, ...rsvp } = change;
  const person = await addTestPerson(db, who);
  await saveRsvp(db, rsvpOf({ ...rsvp, seminarId, personId: person.id }));
  return person;
}

/** The ledger's rows of a seminar, of one kind or of all. */
export async function ledgerOf(db: DatabaseRoot, seminarId: string, kind?: MessageKind) {
  const rows = await db
    .select()
    .from(messages)
    .where(eq(messages.seminarId, seminarId))
    .orderBy(asc(messages.kind), asc(messages.recipient));
  return rows.filter((row) => !kind || row.kind === kind);
}

/** Ids of those who are owed a message of that kind, sorted. */
export async function owedTo(db: DatabaseRoot, seminarId: string, kind: MessageKind): Promise<(string | null)[]> {
  return (await ledgerOf(db, seminarId, kind)).map((row) => row.personId).sort();
}

/** Who did what with a seminar, by the log, newest first. */
export async function actionsOn(db: DatabaseRoot, seminarId: string) {
  const { found } = await findActions(db, { seminarId, limit: 100, offset: 0 });
  return found.map(({ actor, action }) => ({ actor, action }));
}

/** A message in the ledger, in whatever state a test wants it. Returns its id. */
export async function addTestMessage(
  db: DatabaseRoot,
  owed: NewMessage,
  state: Partial<typeof messages.$inferInsert> = {},
): Promise<string> {
  const id = (await addOwed(db, [owed], answeredAt))[0]?.id ?? '';
  if (Object.keys(state).length > 0) await db.update(messages).set(state).where(eq(messages.id, id));
  return id;
}
