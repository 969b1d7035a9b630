// An organizer adds somebody who telephoned, or corrects what is known of one: seated by the same rule as everyone.
import type { Transaction } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { addPersonByHand, currentPersonId, findPerson } from '../people/person.store.ts';
import { fillSeats } from '../rsvps/fill-seats.ts';
import { countHeads, countSeats, findRsvp, saveRsvp } from '../rsvps/rsvp.store.ts';
import { decideAnswer, decideParty, type PartyRefusal, type Rsvp } from '../rsvps/rsvp.ts';
import type { OrganizersAct } from '../seminars/act.ts';
import { bumpRevision, lockSeminar } from '../seminars/seminar.store.ts';
import { isBefore, type Seminar } from '../seminars/seminar.ts';
import { hasAccount, saveNote, savePersonAbout } from './attendee.store.ts';
import type { AboutAttendee } from './attendee.ts';

export type SaveResult =
  | { kind: 'no_seminar' }
  | { kind: 'refused'; why: 'cancelled' | 'over' | 'not_here' | 'elsewhere' }
  | { kind: 'saved'; isNew: boolean; mine: Rsvp; party: PartyRefusal | undefined };

export interface SaveInput extends OrganizersAct {
  /** Chosen when the form opened, so that sending it twice adds one person. */
  personId: string;
  about: AboutAttendee;
}

export async function saveAttendee(input: SaveInput): Promise<SaveResult> {
  const { db, outbox, seminarId } = input;
  const result = await db.transaction(async (tx): Promise<SaveResult> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) return { kind: 'no_seminar' };
    return save(tx, { ...input, personId: await currentPersonId(tx, input.personId) }, seminar);
  });
  if (result.kind === 'saved') outbox.refreshPosts(seminarId);
  return result;
}

async function save(tx: Transaction, input: SaveInput, seminar: Seminar): Promise<SaveResult> {
  const { outbox, personId, about, actor, now } = input;
  const whose = { seminarId: seminar.id, personId };
  const known = await findPerson(tx, personId);
  const before = await findRsvp(tx, whose);
  const isByHand = !known || !(await hasAccount(tx, personId));
  // Someone with an account answers for themself; here they are only described. And the form's id is of somebody new,
  // or of somebody on this list: a guest or speaker of elsewhere is not written over.
  if (known && !before) return { kind: 'refused', why: isByHand ? 'elsewhere' : 'not_here' };
  const isOver = !isBefore(now, seminar.endsAt);
  if (!before && (isOver || seminar.status !== 'announced')) {
    return { kind: 'refused', why: isOver ? 'over' : 'cancelled' };
  }
  const { organization, note, name } = about;
  if (!known) await addPersonByHand(tx, { id: personId, name, organization }, now);
  else await savePersonAbout(tx, { id: personId, organization, ...(isByHand && { name }) });
  const party = isByHand ? await answerForThem(tx, { ...input, seminar, before }) : undefined;
  await saveNote(tx, { ...whose, note });
  const mine = await findRsvp(tx, whose);
  if (!mine) throw new Error('somebody was added and vanished');
  if (isByHand) {
    await bumpRevision(tx, seminar.id);
    await fillSeats({ tx, outbox, seminar, now });
  }
  const entry = { actor, action: before ? 'edit-attendee' : 'add-attendee', seminarId: seminar.id };
  const confirmed = about.isConfirmed === true && isByHand && { confirmed: true };
  const shown = { standing: mine.standing, mode: mine.mode, party: mine.isAtParty, ...confirmed };
  const earlier = before && { standing: before.standing, mode: before.mode, party: before.isAtParty };
  await noteAction(tx, { ...entry, subject: isByHand ? name : known.name, before: earlier ?? {}, after: shown }, now);
  return { kind: 'saved', isNew: !before, mine, party };
}

/** Seat and after-party as told to the organizer; possible until the seminar ends. Returns why not to the party. */
async function answerForThem(
  tx: Transaction,
  { seminar, personId, about, before, now }: SaveInput & { seminar: Seminar; before: Rsvp | null },
): Promise<PartyRefusal | undefined> {
  const late = { lateUntil: seminar.endsAt, tappedAt: now, now };
  const seats = await countSeats(tx, seminar);
  const decision = decideAnswer({ ...late, seminar, mine: before, seats, personId, answer: about.mode });
  const mine = sayingOf(decision, before, { about, now });
  if (mine && mine !== before) await saveRsvp(tx, mine);
  if (mine?.standing !== 'attending' || mine.isAtParty === about.isAtParty || !seminar.party) return undefined;
  const atParty = (await countHeads(tx, [seminar.id])).get(seminar.id)?.party ?? 0;
  const party = decideParty({
    ...late,
    seminar,
    mine: { ...mine, partyAnsweredAt: null },
    atParty,
    join: about.isAtParty,
  });
  if (party.kind === 'refused') return party.why;
  await saveRsvp(tx, { ...mine, isAtParty: about.isAtParty, partyAnsweredAt: now });
  return undefined;
}

/** The same answer once more is the word that it stands, as when they say so themselves. */
function sayingOf(
  decision: ReturnType<typeof decideAnswer>,
  before: Rsvp | null,
  { about, now }: Pick<SaveInput, 'about' | 'now'>,
): Rsvp | null {
  if (decision.kind === 'changed') return decision.rsvp;
  return decision.kind === 'repeated' && before && about.isConfirmed ? { ...before, answeredAt: now } : before;
}
