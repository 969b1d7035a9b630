// What someone at the door sees, in chat and on the page that the QR code opens. Plain data.
import type { Button, Card, Form } from '../cards/card.ts';
import { plainCard } from '../cards/note.cards.ts';
import { type Platform, WORKPLACE } from '../cards/place.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { Reader } from '../cards/reader.ts';
import type { Rsvp } from '../rsvps/rsvp.ts';
import { coverOf } from '../seminars/cover.cards.ts';
import { momentOf, seminarFacts, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { isTooLong } from '../text/length.ts';
import type { CheckInResult } from './check-in.ts';
import { type DoorState, doorOpensAt, LONGEST_NAME } from './checkin.ts';
import { checkInWords } from './checkin.words.ts';
import { doorWords } from './door.words.ts';

export function checkInCard(result: Exclude<CheckInResult, { kind: 'seen_before' }>, reader: Reader): Card {
  const checkIn = checkInWords[reader.language];
  switch (result.kind) {
    case 'too_many':
      return plainCard(checkIn.tooMany, reader);
    case 'wrong_code':
      return plainCard(checkIn.wrong, reader);
    case 'refused':
      return doorNote(result.seminar, refusalText(result.why, result.seminar, reader), reader);
    case 'already':
      return welcomeCard(result, { heading: checkIn.already, text: checkIn.alreadyText }, reader);
    case 'checked_in': {
      const standing = result.mine?.standing;
      if (standing === 'attending') {
        return welcomeCard(result, { heading: checkIn.done, text: checkIn.doneText }, reader);
      }
      const text = standing === 'waitlisted' ? checkIn.waitlistedText : checkIn.walkInText;
      return welcomeCard(result, { heading: checkIn.walkIn, text }, reader);
    }
  }
}

function welcomeCard(
  { seminar, mine }: { seminar: Seminar; mine: Rsvp | null },
  { heading, text }: { heading: string; text: string },
  reader: Reader,
): Card {
  const mode = mine?.standing === 'attending' ? mine.mode : undefined;
  return {
    summary: plainWords[reader.language].about(heading, seminar.title),
    badge: { text: heading, tone: 'open' },
    title: seminar.title,
    text: [text],
    facts: seminarFacts(seminar, reader, { mode, hasDeadline: false }),
  };
}

/** Why the door does not let in, and what to do next. */
export function refusalText(why: DoorState, seminar: Seminar, reader: Reader): string {
  const checkIn = checkInWords[reader.language];
  const text = seminarWords[reader.language];
  switch (why) {
    case 'cancelled':
      return text.cancelledText;
    case 'not_announced':
      return text.gone;
    case 'not_yet':
      return checkIn.notYet(momentOf(doorOpensAt(seminar), seminar, reader));
    case 'open':
    case 'closed':
      return checkIn.closed;
  }
}

export function doorNote(seminar: Seminar, text: string, reader: Reader): Card {
  return {
    summary: text,
    badge: { text: doorWords[reader.language].title, tone: 'notice' },
    title: seminar.title,
    text: [text],
  };
}

/** The page of the QR code: what to do on which platform, first on the one whose app shows it. It names nobody. */
export function checkInPageCard(
  input: {
    seminar: Seminar;
    code: string;
    state: DoorState;
    hasSlack: boolean;
    hasLine: boolean;
    lineUrl?: string;
    slackUrl?: string;
    from?: Platform;
  },
  reader: Reader,
): Card {
  const checkIn = checkInWords[reader.language];
  const text = seminarWords[reader.language];
  const { seminar, state, from } = input;
  const when = { label: text.when, value: whenOf(seminar, reader) };
  const card = { summary: checkIn.pageTitle, title: seminar.title, facts: [when] };
  if (state !== 'open') {
    return { ...card, picture: coverOf(seminar, reader), text: [refusalText(state, seminar, reader)] };
  }
  const ways = waysIn(input, reader);
  const inOrder = from === WORKPLACE ? ways.toReversed() : ways;
  const links = inOrder.flatMap(({ label, url }) => (url ? [{ kind: 'link' as const, label, url }] : []));
  const openApps = links.map((link, index): Button => (index === 0 ? { ...link, style: 'primary' } : link));
  // Short, for they stand at the door: the form below is in sight, too.
  return {
    ...card,
    text: [...inOrder.map(({ howTo }) => howTo), checkIn.onPage],
    buttons: openApps.length > 0 ? [openApps] : [],
  };
}

/** Citizens are more than colleagues at a door. */
function waysIn(
  { hasSlack, hasLine, lineUrl, slackUrl, code }: Parameters<typeof checkInPageCard>[0],
  { language }: Reader,
): { label: string; url: string | undefined; howTo: string }[] {
  const { openLine, openSlack, onLineByButton, onLine, onSlackByButton, onSlack } = checkInWords[language];
  const line = { label: openLine, url: lineUrl, howTo: lineUrl ? onLineByButton : onLine(code) };
  const slack = { label: openSlack, url: slackUrl, howTo: slackUrl ? onSlackByButton(code) : onSlack(code) };
  return [...(hasLine ? [line] : []), ...(hasSlack ? [slack] : [])];
}

/** On the QR code's page for a guest, and in chat for an organizer who adds one. */
export function walkInForm(
  seminar: Seminar,
  reader: Reader,
  { isGuest, formId }: { isGuest: boolean; formId: string },
): Form {
  const door = doorWords[reader.language];
  const checkIn = checkInWords[reader.language];
  return {
    submit: { do: 'submit-walk-in', seminar: seminar.id, form: formId },
    title: isGuest ? checkIn.pageTitle : door.walkInTitle,
    submitLabel: isGuest ? checkIn.submit : door.walkInSubmit,
    language: reader.language,
    fields: [
      { name: 'name', type: 'text', label: door.name, maxLength: LONGEST_NAME },
      {
        name: 'organization',
        type: 'text',
        label: door.organization,
        hint: door.organizationHint,
        maxLength: LONGEST_NAME,
        isOptional: true,
      },
    ],
  };
}

/** The guest's form, read; or what is wrong with it, by field. */
export function readWalkIn(
  values: Record<string, string>,
  { language }: Reader,
): { errors: Record<string, string> } | { name: string; organization: string } {
  const door = doorWords[language];
  const plain = plainWords[language];
  const text = (field: string) =>
    (values[field] ?? '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .toWellFormed();
  const [name, organization] = [text('name'), text('organization')];
  const errors: Record<string, string> = {};
  if (!name) errors.name = door.nameMissing;
  if (isTooLong(name, LONGEST_NAME)) errors.name = plain.tooLong(LONGEST_NAME);
  if (isTooLong(organization, LONGEST_NAME)) errors.organization = plain.tooLong(LONGEST_NAME);
  return Object.keys(errors).length > 0 ? { errors } : { name, organization };
}
