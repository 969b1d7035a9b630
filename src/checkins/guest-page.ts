// What the door's QR code opens, for whoever stands there. It names nobody, and has no person to do anything for.

import type { Language } from '../cards/card.ts';
import { type FormOutcome, formErrors, page, refused } from '../cards/outcome.ts';
import type { GuestPage } from '../cards/page-outcome.ts';
import type { Platform } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';

import type { GuestVisit, Settings } from '../people/visit.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { addWalkIn } from './add-walk-in.ts';
import { checkInPageCard, doorNote, readWalkIn, refusalText, walkInForm } from './checkin.cards.ts';
import { doorDay, doorState } from './checkin.ts';
import { checkInWords } from './checkin.words.ts';
import { openDoor } from './door-code.ts';

/** A page printed for another day opens nothing. */
export async function openGuestPage(
  visit: GuestVisit,
  { seminarId, day }: { seminarId: string; day: string },
): Promise<({ kind: 'open' } & GuestPage) | { kind: 'no_seminar' | 'other_day' }> {
  const door = await openDoor({ db: visit.db, seminarId });
  if (!door) return { kind: 'no_seminar' };
  const { seminar } = door;
  if (doorDay(seminar) !== day) return { kind: 'other_day' };
  return {
    kind: 'open',
    page: (language, from) => pageOf(visit, door, { language, from }),
    submit: (values, language, sent) =>
      addGuest(visit, seminar, { values, language, formId: sent?.do === 'submit-walk-in' ? sent.form : undefined }),
  };
}

const readerOf = ({ place, now }: GuestVisit, language: Language): Reader => ({ language, place, now });

function pageOf(
  visit: GuestVisit,
  { seminar, code }: { seminar: Seminar; code: string },
  { language, from }: { language: Language; from: Platform | undefined },
) {
  const { settings } = visit;
  const reader = readerOf(visit, language);
  const state = doorState(seminar, reader.now);
  const [lineUrl, slackUrl] = [lineUrlOf(settings, code), slackUrlOf(settings)];
  const card = checkInPageCard({ seminar, code, state, ...settings, lineUrl, slackUrl, from }, reader);
  const form =
    state === 'open' ? walkInForm(seminar, reader, { isGuest: true, formId: crypto.randomUUID() }) : undefined;
  return { card, form };
}

async function addGuest(
  visit: GuestVisit,
  seminar: Seminar,
  { values, language, formId }: { values: Record<string, string>; language: Language; formId: string | undefined },
): Promise<FormOutcome> {
  const { db, countWalkIn } = visit;
  const { id: seminarId } = seminar;
  const reader = readerOf(visit, language);
  const checkIn = checkInWords[reader.language];
  const text = seminarWords[reader.language];
  const read = readWalkIn(values, reader);
  if ('errors' in read) return formErrors(read.errors);
  const refuse = (said: string) => refused(doorNote(seminar, said, reader), reader, checkIn.pageTitle);
  if (!(await countWalkIn(seminarId))) return refuse(checkIn.guestTooMany);
  const result = await addWalkIn({ db, ...read, seminarId, formId, actor: null, now: reader.now });
  if (result.kind === 'no_seminar') return refuse(text.gone);
  if (result.kind === 'same_name') {
    return formErrors({ organization: checkIn.sameName(read.organization) });
  }
  if (result.kind === 'refused') return refuse(refusalText(result.why, result.seminar, reader));
  return page(checkIn.pageTitle, doorNote(seminar, checkIn.guestDone(read.name), reader), reader);
}

/** Opens the app in Slack (Slack: "Deep linking", app_redirect). */
function slackUrlOf({ slackAppId }: Settings): string | undefined {
  return slackAppId && `https://slack.com/app_redirect?app=${slackAppId}`;
}

/** Opens the account's chat with the digits typed in (LINE: "Opening the chat with a message"). */
function lineUrlOf({ lineBasicId }: Settings, code: string): string | undefined {
  return lineBasicId && `https://line.me/R/oaMessage/${encodeURIComponent(lineBasicId)}/?${code}`;
}
