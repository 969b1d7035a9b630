// What the links of a seminar's door open: the page to project or print, and the one behind its QR code.

import type { Language } from '../cards/card.ts';
import { type FormOutcome, formErrors, page, refused } from '../cards/outcome.ts';
import { createReader } from '../cards/reader.ts';
import { addWalkIn } from '../checkins/add-walk-in.ts';
import { checkInPageCard, doorNote, readWalkIn, refusalText, walkInForm } from '../checkins/checkin.cards.ts';
import { doorClosesAt, doorDay, doorState } from '../checkins/checkin.ts';
import { openDoor } from '../checkins/door-code.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Links } from '../messages/links.ts';
import { noteAction } from '../people/audit.store.ts';
import type { Person } from '../people/person.ts';
import { findRole } from '../people/role.store.ts';
import type { Settings } from '../people/visit.ts';
import { whenOf } from '../seminars/seminar.cards.ts';
import type { LinkTarget } from '../surfaces/bot.ts';

export interface DoorParts {
  db: DatabaseRoot;
  links: Links;
  clock: Clock;
  settings: Settings;
  /** Counts one name written on a door's page; false: too many for now. */
  countWalkIn(seminarId: string): Promise<boolean>;
}

/** For an organizer, as long as they are one. */
export async function openDoorPage(
  { db, links, clock, settings }: DoorParts,
  { seminarId, person }: { seminarId: string; person: Person },
): Promise<LinkTarget> {
  if (!(await findRole(db, person.id))) {
    const after = { command: 'door' };
    await noteAction(db, { actor: person.id, action: 'refused', subject: person.name, seminarId, after }, clock.now());
    return { kind: 'invalid' };
  }
  const door = await openDoor({ db, seminarId });
  if (!door) return { kind: 'invalid' };
  const { seminar, code } = door;
  const { language } = person;
  const reader = createReader({ language, platform: 'line', now: clock.now() });
  const state = doorState(seminar, reader.now);
  const url = await links.make({ use: 'checkin', seminarId, day: doorDay(seminar), expiresAt: doorClosesAt(seminar) });
  if (!url || state === 'not_announced') return { kind: 'invalid' };
  const languages: Language[] = ['ja', 'en'];
  return {
    kind: 'door',
    ...{ language, title: seminar.title, when: whenOf(seminar, reader), code, url },
    state: state === 'open' ? '' : refusalText(state, seminar, reader),
    howTo: languages.map((each) => ({
      language: each,
      text: createReader({ ...reader, language: each }).words.door.howTo(code, settings),
    })),
  };
}

/** For whoever stands there; a page printed for another day opens nothing. */
export async function openCheckInPage(
  { db, clock, settings, countWalkIn }: DoorParts,
  { seminarId, day }: { seminarId: string; day: string },
): Promise<LinkTarget> {
  const door = await openDoor({ db, seminarId });
  if (!door) return { kind: 'invalid' };
  const { seminar, code } = door;
  if (doorDay(seminar) !== day) return { kind: 'expired', language: 'ja' };
  const readerOf = (language: Language) => createReader({ language, platform: 'line', now: clock.now() });
  return {
    kind: 'check-in',
    page(language) {
      const reader = readerOf(language);
      const state = doorState(seminar, reader.now);
      const [lineUrl, slackUrl] = [lineUrlOf(settings, code), slackUrlOf(settings)];
      const card = checkInPageCard({ seminar, code, state, ...settings, lineUrl, slackUrl }, reader);
      return {
        card,
        form:
          state === 'open' ? walkInForm(seminar, reader, { isGuest: true, formId: crypto.randomUUID() }) : undefined,
      };
    },
    async submit(values, language, sent): Promise<FormOutcome> {
      const reader = readerOf(language);
      const { checkIn } = reader.words;
      const read = readWalkIn(values, reader);
      if ('errors' in read) return formErrors(read.errors);
      const refuse = (text: string) => refused(doorNote(seminar, text, reader), reader, checkIn.pageTitle);
      if (!(await countWalkIn(seminarId))) return refuse(checkIn.guestTooMany);
      const formId = sent?.do === 'submit-walk-in' ? sent.form : undefined;
      const result = await addWalkIn({ db, ...read, seminarId, formId, actor: null, now: reader.now });
      if (result.kind === 'no_seminar') return refuse(reader.words.seminar.gone);
      if (result.kind === 'same_name') {
        return formErrors({ organization: checkIn.sameName(read.organization) });
      }
      if (result.kind === 'refused') return refuse(refusalText(result.why, result.seminar, reader));
      return page(checkIn.pageTitle, doorNote(seminar, checkIn.guestDone(read.name), reader), reader);
    },
  };
}

/** Opens the app in Slack (Slack: "Deep linking", app_redirect). */
function slackUrlOf({ slackAppId }: Settings): string | undefined {
  return slackAppId && `https://slack.com/app_redirect?app=${slackAppId}`;
}

/** Opens the account's chat with the digits typed in (LINE: "Opening the chat with a message"). */
function lineUrlOf({ lineBasicId }: Settings, code: string): string | undefined {
  return lineBasicId && `https://line.me/R/oaMessage/${encodeURIComponent(lineBasicId)}/?${code}`;
}
