// Carries out everything a person can do: the one switch over the commands. Who may do what is asked here, each time.
import type { Clock } from './clock.ts';
import type { Command } from './command.ts';
import type { DatabaseRoot } from './database/client.ts';
import type { Card, Outcome } from './messages/card.ts';
import type { Links } from './messages/links.ts';
import type { Outbox } from './messages/outbox.ts';
import type { Queue } from './messages/queue.ts';
import { createReader } from './messages/reader.ts';
import { helpCard, muteCard, notUnderstoodCard, plainCard, welcomeCard } from './people/help.cards.ts';
import { meetPerson, type Senders } from './people/meet-person.ts';
import { saveMuted, saveReachability } from './people/person.store.ts';
import { replyToCancel, replyToSendAgain, replyWithAttendees, replyWithDesk } from './rsvps/desk.replies.ts';
import { replyToAnswer, replyToParty, replyWithComing, replyWithSeminar } from './rsvps/rsvp.replies.ts';
import {
  replyToAnnounce,
  replyToDeleteDraft,
  replyToEditDraft,
  replyToKeepDraft,
  replyToScheduleForm,
  replyToSeminarForm,
  replyWithScheduleForm,
  replyWithSeminarForm,
} from './seminars/compose.replies.ts';
import type { Bot, Identity } from './surfaces/bot.ts';
import { replyToRating, replyWithResults, replyWithSurveyForm, saveSurveyForm } from './surveys/survey.replies.ts';
import type { Settings, Visit } from './visit.ts';

export interface BotParts {
  db: DatabaseRoot;
  outbox: Outbox;
  queue: Pick<Queue, 'sendAgain'>;
  links: Links;
  senders: Senders;
  clock: Clock;
  settings: Settings;
  /** Slack user ids. */
  organizers: string[];
}

type Run = Bot['run'];

export function createRunCommand(parts: BotParts): Run {
  return async ({ from, command, tappedAt, eventId }) => {
    const now = parts.clock.now();
    const tapped = tappedAt && Temporal.Instant.compare(tappedAt, now) < 0 ? tappedAt : now;
    if (command.do === 'unfollow') {
      const account = { platform: from.platform, externalId: from.id };
      await saveReachability(parts.db, { ...account, unreachableAt: now }, tapped);
      return { kind: 'silent' };
    }
    const person = await meetPerson({ ...parts, from, spokeAt: tapped, now });
    const visit: Visit = {
      ...parts,
      person,
      reader: createReader({ language: person.language, platform: from.platform, now }),
      isOrganizer: isOrganizer(parts.organizers, from),
      now,
      tappedAt: tapped,
      eventId,
    };
    if (!isForOrganizers(command)) return runForAnyone(visit, command);
    if (visit.isOrganizer) return runForOrganizer(visit, command);
    return show(visit, plainCard(visit.reader.words.desk.notOrganizer, visit.reader));
  };
}

function isOrganizer(organizers: string[], from: Identity): boolean {
  return from.platform === 'slack' && organizers.includes(from.id);
}

async function runForOrganizer(visit: Visit, command: OrganizerCommand): Promise<Outcome> {
  switch (command.do) {
    case 'new-seminar':
      return replyWithSeminarForm(visit);
    case 'edit-draft':
      return replyToEditDraft(visit, command.seminar);
    case 'submit-seminar':
      return replyToSeminarForm(visit, command.seminar, command.values);
    case 'announce':
      return replyToAnnounce(visit, command.seminar);
    case 'open-schedule':
      return replyWithScheduleForm(visit, command.seminar);
    case 'submit-schedule':
      return replyToScheduleForm(visit, command.seminar, command.values);
    case 'keep-draft':
      return replyToKeepDraft(visit, command.seminar);
    case 'delete-draft':
      return replyToDeleteDraft(visit, command.seminar);
    case 'cancel':
      return replyToCancel(visit, command.seminar);
    case 'desk':
      return replyWithDesk(visit, command.page);
    case 'attendees':
      return replyWithAttendees(visit, command.seminar, command.page);
    case 'results':
      return replyWithResults(visit, command.seminar, command.page);
    case 'send-again':
      return replyToSendAgain(visit, command.seminar);
  }
}

const ORGANIZERS_ONLY = [
  'new-seminar',
  'edit-draft',
  'submit-seminar',
  'announce',
  'open-schedule',
  'submit-schedule',
  'keep-draft',
  'delete-draft',
  'cancel',
  'desk',
  'attendees',
  'results',
  'send-again',
] as const;

type OrganizerCommand = Extract<Command, { do: (typeof ORGANIZERS_ONLY)[number] }>;
type AnyonesCommand = Exclude<Command, OrganizerCommand>;

function isForOrganizers(command: Command): command is OrganizerCommand {
  return (ORGANIZERS_ONLY as readonly string[]).includes(command.do);
}

async function runForAnyone(visit: Visit, command: AnyonesCommand): Promise<Outcome> {
  const { reader, isOrganizer } = visit;
  switch (command.do) {
    case 'help':
      return show(visit, helpCard({ isOrganizer }, reader));
    case 'list':
      return replyWithComing(visit, command.page);
    case 'show':
      return replyWithSeminar(visit, command.seminar);
    case 'answer':
      return replyToAnswer(visit, command.seminar, command.answer);
    case 'party':
      return replyToParty(visit, command.seminar, command.join);
    case 'mute':
    case 'unmute':
      return mute(visit, command.do === 'mute');
    case 'rate':
      return replyToRating(visit, command.seminar, command.score);
    case 'open-survey':
      return replyWithSurveyForm(visit, command.seminar);
    case 'submit-survey':
      return saveSurveyForm(visit, command.seminar, command.values);
    case 'preview':
      return show(visit, plainCard(reader.words.help.previewTap, reader));
    case 'follow':
      return show(visit, welcomeCard(reader));
    case 'unfollow':
      return { kind: 'silent' };
    case 'unknown': {
      // A button's value is never empty and looks like data; what people type does not.
      const isButton = command.heard.startsWith('{');
      return show(visit, isButton ? plainCard(reader.words.help.oldButton, reader) : notUnderstoodCard(reader));
    }
  }
}

async function mute(visit: Visit, isMuted: boolean): Promise<Outcome> {
  const { db, person, now, reader, tappedAt } = visit;
  await saveMuted(db, { id: person.id, remindersMutedAt: isMuted ? now : null }, tappedAt);
  return show(visit, muteCard({ isMuted }, reader));
}

const show = ({ reader }: Visit, card: Card): Outcome => ({ kind: 'card', card, language: reader.language });
