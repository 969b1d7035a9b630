// LINE's month: shows how it stands, and does without what organizers choose.
import { organizerNote } from '../cards/note.cards.ts';
import { gone, type Outcome, show } from '../cards/outcome.ts';
import type { CommandOf } from '../commands.ts';
import { monthWords } from '../messages/month.words.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { doWithout } from '../reminders/do-without.ts';
import { replyWithDraftPreview } from '../seminars/compose.handlers.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { lineMonthCard } from './line-month.cards.ts';
import { loadLineMonth } from './load-line-month.ts';

async function replyWithLineMonth(visit: OrganizerVisit): Promise<Outcome> {
  const { reader } = visit;
  return show(lineMonthCard(await loadLineMonth(visit), reader), reader, monthWords[reader.language].title);
}

/** What was looked at when it was chosen is shown as it is by then. */
async function replyToDoWithout(
  visit: OrganizerVisit,
  { seminar: seminarId, what: saving, is: isOn }: CommandOf<'do-without'>,
): Promise<Outcome> {
  const seminar = await doWithout({ ...visit, seminarId, saving, isOn, actor: visit.person.id });
  if (!seminar) return gone(seminarWords[visit.reader.language].gone, visit.reader, organizerNote);
  const isDraft = seminar.status === 'draft' || seminar.status === 'scheduled';
  return isDraft ? replyWithDraftPreview(visit, seminarId) : replyWithLineMonth(visit);
}

export const lineMonthHandlers = {
  'line-month': replyWithLineMonth,
  'do-without': replyToDoWithout,
} satisfies Partial<Handlers>;
