// Who one is: asked once with the first answer, and corrected whenever one likes.
import type { Card } from '../cards/card.ts';
import { plainCard } from '../cards/note.cards.ts';
import { type FormOutcome, formErrors, type Outcome, openForm, page, show } from '../cards/outcome.ts';
import { WORKPLACE } from '../cards/place.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { CommandOf } from '../commands.ts';
import { readAffiliation } from './affiliation.ts';
import {
  affiliationToldCard,
  askAffiliationCard,
  askOrganizationCard,
  introductionForm,
  LONGEST_NAME,
  LONGEST_ORGANIZATION,
} from './introduction.cards.ts';
import { noteIntroductionAsked, saveAffiliation, saveIntroduction } from './introduction.store.ts';
import { introductionWords } from './introduction.words.ts';
import { currentPersonId, findKept } from './person.store.ts';
import { hasAccountOn } from './reach.store.ts';
import type { Handlers, Visit } from './visit.ts';

/** A card of before the person's first answer would be lost with it; a day later they find it in their data. */
const FORM_LINK_FOR = Temporal.Duration.from({ hours: 24 });

/** The answer, and once in a lifetime the question below it. The seat is theirs already. */
export async function withIntroduction({ db, person, now, reader, settings }: Visit, card: Card): Promise<Card> {
  if (person.introductionAskedAt || card.items) return card;
  if (!(await noteIntroductionAsked(db, person.id, now))) return card;
  if (reader.place.platform !== WORKPLACE) return { ...card, items: [askAffiliationCard(settings, reader)] };
  const kept = await findKept(db, person.id);
  return kept?.organization ? card : { ...card, items: [askOrganizationCard(settings, reader)] };
}

/** Undefined where a form can be shown here, or this bot has no public address. */
export async function introductionUrl(
  { links, person, now, reader }: Pick<Visit, 'links' | 'person' | 'now' | 'reader'>,
  good: Temporal.Duration = FORM_LINK_FOR,
): Promise<string | undefined> {
  if (reader.place.showsForms) return undefined;
  return links.make({ use: 'introduction', personId: person.id, expiresAt: now.add(good) });
}

async function replyToAffiliation(visit: Visit, { affiliation }: CommandOf<'tell-affiliation'>): Promise<Outcome> {
  const { db, person, reader } = visit;
  await db.transaction(async (tx) => saveAffiliation(tx, { id: await currentPersonId(tx, person.id), affiliation }));
  return show(affiliationToldCard({ url: await introductionUrl(visit) }, reader), reader);
}

async function replyWithForm(visit: Visit): Promise<Outcome> {
  const { db, person, reader } = visit;
  const kept = await findKept(db, person.id);
  const isOfTeam = reader.place.platform === WORKPLACE;
  const { affiliation = null, name = '', organization = '' } = kept ?? {};
  return openForm(
    introductionForm(
      { affiliation: affiliation ?? (isOfTeam ? 'staff' : null), name, organization },
      { isNameTold: await isNameTold(visit), ...visit.settings },
      reader,
    ),
  );
}

/** The workplace tells it, and tells it anew. */
export const isNameTold = ({ db, person }: Pick<Visit, 'db' | 'person'>): Promise<boolean> =>
  hasAccountOn(db, person.id, [WORKPLACE]);

async function replyToForm(visit: Visit, { values }: CommandOf<'submit-introduction'>): Promise<FormOutcome> {
  const { db, person, now, reader } = visit;
  const text = introductionWords[reader.language];
  const { tooLong } = plainWords[reader.language];
  const isTold = await isNameTold(visit);
  const [name, organization] = [tidy(values.name), tidy(values.organization)];
  const errors = {
    ...(!isTold && !name && { name: text.nameMissing }),
    ...(name.length > LONGEST_NAME && { name: tooLong(LONGEST_NAME) }),
    ...(organization.length > LONGEST_ORGANIZATION && { organization: tooLong(LONGEST_ORGANIZATION) }),
  };
  if (Object.keys(errors).length > 0) return formErrors(errors);
  const said = { organization, affiliation: readAffiliation(values.affiliation), ...(!isTold && { name }) };
  await db.transaction(async (tx) => saveIntroduction(tx, { id: await currentPersonId(tx, person.id), ...said }, now));
  return page(text.formTitle(isTold), plainCard(text.saved, reader), reader);
}

const tidy = (text = '') =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

export const introductionHandlers = {
  'tell-affiliation': replyToAffiliation,
  'open-introduction': replyWithForm,
  'submit-introduction': replyToForm,
} satisfies Partial<Handlers>;
