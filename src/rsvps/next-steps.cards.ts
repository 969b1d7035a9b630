// What a person may do next about their own answer, as buttons. Plain data.
import type { Button, Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Command, CommandOf } from '../commands.ts';
import { answerButtons, isPartyFull, materialsButton } from '../seminars/seminar.cards.ts';
import { isBefore, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { Mine } from './mine.ts';
import { offerWords } from './offer.words.ts';
import { materialsRefusal, type Rsvp } from './rsvp.ts';
import { rsvpWords } from './rsvp.words.ts';

type Steps = Required<Pick<Card, 'buttons' | 'more'>>;

/** One row of what is done next, the rest folded away; never what may be asked back. Who has said nothing yet is asked. */
export function nextSteps(mine: Mine, reader: Reader): Steps {
  const { seminar, heads, rsvp } = mine;
  const phase = seminarPhase(seminar, reader.now);
  if (phase !== 'open' && phase !== 'closed') return inOneRow(lateButtons(mine, reader));
  const canAnswer = phase === 'open' || mine.isLetIn === true;
  if (rsvp?.standing !== 'attending' && rsvp?.standing !== 'waitlisted') {
    if (!canAnswer) return inOneRow(lateButtons(mine, reader));
    const asked = answerButtons(seminar, heads, reader);
    return rsvp ? inOneRow(without(rsvp, asked.flat()).map(quiet)) : { buttons: asked, more: [] };
  }
  if (isOffered(mine, reader)) return inOneRow(offerButtons(seminar, reader));
  const others = canAnswer ? otherModeButtons(mine, reader) : [];
  if (rsvp.standing === 'waitlisted') return inOneRow([...others, declineButton(mine, 'leaveWaitlist', reader)]);
  const { join, leave } = partyButtons(mine, reader);
  const calendar: Button = { kind: 'link', label: seminarWords[reader.language].calendar, url: mine.calendarUrl };
  const rare = [questionButton(seminar, reader), ...others, ...leave];
  const withdraw = declineButton(mine, 'withdraw', reader);
  // One alone needs no fold.
  if (rare.length === 1) return inOneRow([...join, calendar, ...rare, withdraw]);
  return { buttons: [[...join, calendar, withdraw]], more: rare };
}

const inOneRow = (row: Button[]): Steps => ({ buttons: row.length > 0 ? [row] : [], more: [] });

/** They have answered: nothing is asked of them any more. */
const quiet = ({ style: _, ...button }: Button): Button => button;

/** What they said already is not offered again. */
const without = (rsvp: Rsvp, row: Button[]): Button[] =>
  row.filter((button) => commandOf(button, 'answer')?.answer !== rsvp.standing);

/** The same in a list, where the seminar itself is one tap away and the row is as short. */
export function listedSteps(mine: Mine, reader: Reader, details: Button): Steps {
  const { buttons, more } = nextSteps(mine, reader);
  const row = buttons.flat();
  const hasSeat = mine.rsvp?.standing === 'attending' || mine.rsvp?.standing === 'waitlisted';
  // Beside two ways of attending there is no room for it, unless it gives up a seat or a place.
  const hasNoRoom = mine.seminar.format === 'both' && !hasSeat;
  const isQuestion = (button: Button) => commandOf(button, 'open-question') !== undefined;
  const isRare = (button: Button) => {
    const answer = commandOf(button, 'answer')?.answer;
    return button.kind === 'link' || answer === 'materials' || (answer === 'declined' && hasNoRoom);
  };
  return {
    buttons: [[...row.filter((button) => !isRare(button) && !isQuestion(button)), details]],
    more: [...row.filter(isRare), ...more.filter((button) => !isQuestion(button))],
  };
}

function commandOf<Do extends Command['do']>(button: Button, name: Do): CommandOf<Do> | undefined {
  return button.kind === 'command' && button.command.do === name ? (button.command as CommandOf<Do>) : undefined;
}

/** Just the materials, for who has not asked for them and has no seat (any more). */
function lateButtons({ seminar, rsvp }: Mine, reader: Reader): Button[] {
  const mayAsk = seminar.status === 'announced' && !materialsRefusal({ seminar, mine: rsvp, at: reader.now });
  return mayAsk && rsvp?.standing !== 'materials' ? [materialsButton(seminar, reader)] : [];
}

function declineButton({ seminar }: Mine, label: 'withdraw' | 'leaveWaitlist', { language }: Reader): Button {
  const { id, edition } = seminar;
  return {
    kind: 'command',
    label: seminarWords[language][label],
    command: { do: 'answer', seminar: id, edition, answer: 'declined' },
  };
}

function questionButton({ id }: Seminar, { language }: Reader): Button {
  return { kind: 'command', label: rsvpWords[language].askSpeaker, command: { do: 'open-question', seminar: id } };
}

function otherModeButtons({ seminar, rsvp }: Mine, { language }: Reader): Button[] {
  const text = seminarWords[language];
  if (seminar.format !== 'both') return [];
  const other = rsvp?.mode === 'online' ? 'on_site' : 'online';
  const label = other === 'online' ? text.changeToOnline : text.changeToOnSite;
  return [
    { kind: 'command', label, command: { do: 'answer', seminar: seminar.id, edition: seminar.edition, answer: other } },
  ];
}

/** Joining is offered; leaving again is seldom wanted. */
function partyButtons(
  { seminar, heads, rsvp, isLetIn }: Mine,
  { language, now }: Reader,
): Record<'join' | 'leave', Button[]> {
  const { party, id, edition } = seminar;
  const text = seminarWords[language];
  const to = (join: boolean, more: Pick<Button, 'style'>): Button => ({
    kind: 'command',
    label: join ? text.joinParty : text.leaveParty,
    command: { do: 'party', seminar: id, edition, join },
    ...more,
  });
  if (!party || rsvp?.standing !== 'attending') return { join: [], leave: [] };
  if (rsvp.isAtParty) return { join: [], leave: isBefore(now, party.startsAt) ? [to(false, {})] : [] };
  const isOpen = isBefore(now, isLetIn ? seminar.startsAt : seminar.deadlineAt);
  return { join: isOpen && !isPartyFull(seminar, heads) ? [to(true, { style: 'primary' })] : [], leave: [] };
}

/** A seat is theirs for one tap. */
export function isOffered({ offeredUntil, rsvp }: Mine, { now }: Reader): boolean {
  return rsvp?.standing === 'waitlisted' && offeredUntil !== undefined && isBefore(now, offeredUntil);
}

export function offerButtons({ id: seminar, edition }: Seminar, { language }: Reader): Button[] {
  const offer = offerWords[language];
  return [
    { kind: 'command', label: offer.claim, command: { do: 'claim-seat', seminar, edition }, style: 'primary' },
    { kind: 'command', label: offer.decline, command: { do: 'answer', seminar, edition, answer: 'declined' } },
  ];
}
