// What a command answers with; the surface shows it privately to who acted. Made here and nowhere else: a refusal is a
// kind of its own, so that what was typed is kept wherever it is not done.
import type { Card, Form, Language } from './card.ts';
import { plainCard } from './note.cards.ts';
import type { Reader } from './reader.ts';

export type Outcome =
  /**
   * `title`: what it is, where it is shown as a page of its own (Slack: a modal). `isAside`: said beside what stands
   * there, which stays, e.g. the preview whose button was tried.
   */
  | { kind: 'card'; title?: string; card: Card; language: Language; isAside?: true }
  /** What stands in the form's place once it was accepted (Slack: the modal's next page; web: the page). */
  | { kind: 'page'; title: string; card: Card; language: Language }
  /** Nothing was done: a form keeps what was typed. `title`: of the page, where it is shown as one. */
  | { kind: 'refused'; title?: string; card: Card; language: Language }
  | { kind: 'form'; form: Form }
  /**
   * The form stays open with these messages under its fields. `form`: the same as it is to be asked now, where that may
   * differ, e.g. because something has to be decided first.
   */
  | { kind: 'form-errors'; errors: Record<string, string>; form?: Form }
  /** Nothing to show. */
  | { kind: 'silent' };

/** What a sent form may be answered with: accepted or refused has to be said. */
export type FormOutcome = Exclude<Outcome, { kind: 'card' }>;

type Refused = Extract<Outcome, { kind: 'refused' }>;

/** Who reads it; of most only the language is asked. */
type InLanguage = Pick<Reader, 'language'>;

export const show = (card: Card, { language }: InLanguage, title?: string): Extract<Outcome, { kind: 'card' }> => ({
  kind: 'card',
  ...(title !== undefined && { title }),
  card,
  language,
});

/** What was tapped stays where it is. */
export const aside = (card: Card, reader: InLanguage, title: string): Outcome => ({
  ...show(card, reader, title),
  isAside: true,
});

export const page = (title: string, card: Card, { language }: InLanguage): Extract<Outcome, { kind: 'page' }> => ({
  kind: 'page',
  title,
  card,
  language,
});

export const refused = (card: Card, { language }: InLanguage, title?: string): Refused => ({
  kind: 'refused',
  title,
  card,
  language,
});

/** What it is about is not there (any more). `note`: leads on from there, e.g. organizers to their desk. */
export const gone = (text: string, reader: Reader, note: (text: string, reader: Reader) => Card = plainCard): Refused =>
  refused(note(text, reader), reader);

export const openForm = (form: Form): Extract<Outcome, { kind: 'form' }> => ({ kind: 'form', form });

export const formErrors = (errors: Record<string, string>, form?: Form): Extract<Outcome, { kind: 'form-errors' }> => ({
  kind: 'form-errors',
  errors,
  ...(form && { form }),
});

export const silent: Extract<Outcome, { kind: 'silent' }> = { kind: 'silent' };

/** What a button shows, too, as a form's answer: it stands in the form's place. */
export function asPage(outcome: Outcome, title: string): FormOutcome {
  if (outcome.kind === 'card') return { ...outcome, kind: 'page', title };
  return outcome.kind === 'refused' ? { ...outcome, title: outcome.title ?? title } : outcome;
}
