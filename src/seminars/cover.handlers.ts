// A picture of one's own for a seminar: runs the use case and says what to show.
import { organizerNote } from '../cards/note.cards.ts';
import { asPage, type FormOutcome, formErrors, gone, type Outcome, openForm, show } from '../cards/outcome.ts';
import type { Handlers, OrganizerVisit } from '../people/visit.ts';
import { changePicture, type PictureResult, removePicture } from './change-picture.ts';
import { pictureCard, pictureForm } from './cover.cards.ts';
import { coverWords } from './cover.words.ts';
import { findSeminar } from './seminar.store.ts';
import { seminarWords } from './seminar.words.ts';

export async function replyWithPictureForm({ db, reader }: OrganizerVisit, seminarId: string): Promise<Outcome> {
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return gone(seminarWords[reader.language].gone, reader, organizerNote);
  return openForm(pictureForm(seminar, reader));
}

async function replyToPicture(
  visit: OrganizerVisit,
  seminarId: string,
  values: Record<string, string>,
): Promise<FormOutcome> {
  const { person, reader } = visit;
  const { refused, title } = coverWords[reader.language];
  const alt = (values.alt ?? '').trim();
  if (alt === '') return formErrors({ alt: refused.no_description });
  const bytes = Buffer.from(values.picture ?? '', 'base64');
  const result = await changePicture({ ...visit, seminarId, actor: person.id, bytes, alt });
  return result.kind === 'refused'
    ? formErrors({ picture: refused[result.why] })
    : asPage(said(visit, result, 'saved'), title);
}

export async function replyToRemovePicture(visit: OrganizerVisit, seminarId: string): Promise<Outcome> {
  return said(visit, await removePicture({ ...visit, seminarId, actor: visit.person.id }), 'removed');
}

function said({ reader }: OrganizerVisit, result: PictureResult, what: 'saved' | 'removed'): Outcome {
  if (result.kind !== 'changed') return gone(seminarWords[reader.language].gone, reader, organizerNote);
  return show(pictureCard(result.seminar, coverWords[reader.language][what], reader), reader);
}

export const coverHandlers = {
  'open-picture': (visit, { seminar }) => replyWithPictureForm(visit, seminar),
  'submit-picture': (visit, { seminar, values }) => replyToPicture(visit, seminar, values),
  'remove-picture': (visit, { seminar }) => replyToRemovePicture(visit, seminar),
} satisfies Partial<Handlers>;
