// Whom urgent messages did not reach: runs the use case and says what to show.
import { organizerNote } from '../cards/note.cards.ts';
import { gone, type Outcome, show } from '../cards/outcome.ts';
import { pageOf } from '../cards/pages.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { settleUntold } from './settle-untold.ts';
import { UNTOLD_A_PAGE, untoldList } from './untold.cards.ts';
import { findUntold } from './untold.store.ts';
import { untoldWords } from './untold.words.ts';

export async function replyWithUntold(
  visit: OrganizerVisit,
  seminarId: string,
  { page, said }: { page?: number; said?: string } = {},
): Promise<Outcome> {
  const { db, now, reader } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  const untold = await findUntold(db, [seminarId], { now });
  const { offset, ...turned } = pageOf(page, untold.length, UNTOLD_A_PAGE);
  const shown = untold.slice(offset, offset + UNTOLD_A_PAGE);
  return show(
    untoldList({ seminar, untold, shown, page: turned, said }, reader),
    reader,
    untoldWords[reader.language].title,
  );
}

export async function replyToSettle(
  visit: OrganizerVisit,
  seminarId: string,
  seen: string | undefined,
): Promise<Outcome> {
  const text = seminarWords[visit.reader.language];
  const untold = untoldWords[visit.reader.language];
  const result = await settleUntold({ ...visit, seminarId, seen, actor: visit.person.id });
  if (result.kind === 'no_seminar') return gone(text.gone, visit.reader, organizerNote);
  const said = result.kind === 'settled' ? untold.settled(result.people) : untold.notSettled;
  return replyWithUntold(visit, seminarId, { said });
}

export const untoldHandlers = {
  untold: (visit, { seminar, page }) => replyWithUntold(visit, seminar, { page }),
  'settle-untold': (visit, { seminar, seen }) => replyToSettle(visit, seminar, seen),
} satisfies Partial<Handlers>;
