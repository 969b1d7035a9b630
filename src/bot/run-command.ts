// Carries out everything a person can do: the one switch over the commands. Who may do what is asked here, each time.

import {
  replyToLetIn,
  replyToRemove,
  replyToSeat,
  replyWithAskRemove,
  replyWithAttendee,
  replyWithAttendees,
} from '../attendees/attendee.replies.ts';
import {
  replyToAttendeeForm,
  replyToLetInForm,
  replyToPickForm,
  replyWithAttendeeForm,
  replyWithLetInForm,
  replyWithPickForm,
} from '../attendees/attendee-form.replies.ts';
import { plainCard } from '../cards/note.cards.ts';
import { type Outcome, refused, show, silent } from '../cards/outcome.ts';
import type { Platform } from '../cards/reader.ts';
import { createReader } from '../cards/reader.ts';
import {
  replyToCancelForm,
  replyToEditForm,
  replyToTakeSeats,
  replyWithCancelForm,
  replyWithEditForm,
} from '../changes/edit.replies.ts';
import { replyToTellFriends } from '../changes/friend.replies.ts';
import { replyToSettle, replyWithUntold } from '../changes/untold.replies.ts';
import { deleteCheckIn } from '../checkins/checkin.store.ts';
import {
  replyToCheckIn,
  replyToTick,
  replyToWalkIn,
  replyWithDoor,
  replyWithDoorList,
  replyWithWalkInForm,
} from '../checkins/door.replies.ts';
import type { Clock } from '../clock.ts';
import type { Command } from '../commands.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { loadInHandLine, replyToSendAgain, replyWithDesk, replyWithHome } from '../desk/desk.replies.ts';
import { replyToJoin, replyWithJoinCode } from '../joins/join.replies.ts';
import {
  replyToMailingForm,
  replyToSendMailing,
  replyWithMailing,
  replyWithMailingForm,
  replyWithMailings,
} from '../mailings/mailing.replies.ts';
import {
  replyToMaterialForm,
  replyToRemoveMaterial,
  replyToSendMaterials,
  replyToUseful,
  replyWithAbsenceForm,
  replyWithMaterialForm,
  replyWithMaterials,
  saveAbsenceForm,
} from '../materials/material.replies.ts';
import { giveMaterials } from '../materials/send-materials.ts';
import type { Links } from '../messages/links.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Queue } from '../messages/queue.ts';
import { noteAction } from '../people/audit.store.ts';
import { chooseLanguage } from '../people/choose-language.ts';
import { helpCard, muteCard, notUnderstoodCard, welcomeCard } from '../people/help.cards.ts';
import { languageChosenCard } from '../people/language.cards.ts';
import { meetVisitor, partWith, type Senders, type Visitor } from '../people/meet-person.ts';
import { currentPersonId, findPerson, saveMuted } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import { findRole } from '../people/role.store.ts';
import {
  replyToAddOrganizer,
  replyToSetRole,
  replyWithAddOrganizer,
  replyWithDeskLink,
  replyWithLog,
  replyWithTeam,
} from '../people/team.replies.ts';
import type { Settings, Visit } from '../people/visit.ts';
import { replyWithQuestionForm, replyWithQuestions, saveQuestionForm } from '../questions/question.replies.ts';
import { replyToAnswer, replyToClaim, replyToParty, replyWithComing, replyWithSeminar } from '../rsvps/rsvp.replies.ts';
import {
  replyToAnnounce,
  replyToDeleteDraft,
  replyToEditDraft,
  replyToKeepDraft,
  replyToScheduleForm,
  replyToSeminarForm,
  replyWithScheduleForm,
  replyWithSeminarForm,
} from '../seminars/compose.replies.ts';
import {
  replyToAddSpeaker,
  replyToHandOver,
  replyToSetHost,
  replyWithAddSpeaker,
  replyWithHosts,
} from '../seminars/host.replies.ts';
import {
  replyToEndSeries,
  replyToSeriesForm,
  replyWithCopy,
  replyWithSeries,
  replyWithSeriesForm,
} from '../seminars/series.replies.ts';
import type { Bot } from '../surfaces/bot.ts';
import { replyToRating, replyWithResults, replyWithSurveyForm, saveSurveyForm } from '../surveys/survey.replies.ts';
import { replyWithTalk, replyWithTalks } from '../surveys/talk.replies.ts';
import { createBuildCard } from './build-message.ts';
import { createSharedMessages } from './build-shared.ts';
import { offerNames, readNames } from './names-on-pages.ts';
import { runOnce } from './run-once.ts';

export interface BotParts {
  db: DatabaseRoot;
  outbox: Outbox;
  queue: Pick<Queue, 'sendAgain'>;
  links: Links;
  senders: Senders;
  clock: Clock;
  settings: Settings;
  /** Counts one guess of a join code; false: too many. */
  countGuess(personId: string): Promise<boolean>;
  /** The same for a door's four digits. */
  countDoorGuess(personId: string): Promise<boolean>;
}

export interface RunCommand {
  run: Bot['run'];
  /** The same for a person already known, e.g. by a signed link; on the web, whose cards are LINE's. */
  runAs(input: { person: Person; command: Command; platform: Platform }): Promise<Outcome>;
}

export function createRunCommand(parts: BotParts): RunCommand {
  // Asked only whether a message is still wanted: its language does not matter.
  const buildCard = createBuildCard({ ...parts, language: 'ja' });
  const shared = createSharedMessages(parts);
  const visitOf = ({ person, role }: Visitor, platform: Platform, now: Temporal.Instant): Visit => ({
    ...parts,
    ...{ buildCard, shared },
    ...{ person, role, now, tappedAt: now, eventId: undefined },
    reader: createReader({ language: person.language, platform, now }),
  });
  return {
    async run({ from, command, tappedAt, eventId }) {
      const now = parts.clock.now();
      const tapped = tappedAt && Temporal.Instant.compare(tappedAt, now) < 0 ? tappedAt : now;
      if (command.do === 'unfollow') {
        await partWith({ db: parts.db, from, toldAt: tapped, now });
        return silent;
      }
      const visit = visitOf(await meetVisitor({ ...parts, from, spokeAt: tapped, now }), from.platform, now);
      const outcome = await carryOut({ ...visit, tappedAt: tapped, eventId }, command);
      // LINE has no forms, and a list to tick is long: an organizer's is a page.
      const needsPage = outcome.kind === 'form' || (command.do === 'door-list' && visit.role !== null);
      return needsPage && from.platform === 'line' ? replyWithDeskLink(visit, command) : outcome;
    },
    async runAs({ person, command, platform }) {
      const role = await findRole(parts.db, person.id);
      const visit = visitOf({ person, role }, platform, parts.clock.now());
      return offerNames(visit, await carryOut(visit, await readNames(visit, command)));
    },
  };
}

async function carryOut(visit: Visit, command: Command): Promise<Outcome> {
  if (!isForOrganizers(command)) return runForAnyone(visit, command);
  const { desk, team } = visit.reader.words;
  const isAllowed = isForAdmins(command) ? visit.role === 'admin' : visit.role !== null;
  if (isAllowed) return runOnce(visit, command, (each) => runForOrganizer(visit, each));
  await noteRefusal(visit, command);
  return refused(plainCard(visit.role === null ? desk.notOrganizer : team.notAdmin, visit.reader), visit.reader);
}

async function runForOrganizer(visit: Visit, command: OrganizerCommand): Promise<Outcome> {
  switch (command.do) {
    case 'new-seminar':
      return replyWithSeminarForm(visit);
    case 'edit-draft':
      return replyToEditDraft(visit, command.seminar);
    case 'submit-seminar':
      return replyToSeminarForm(visit, command);
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
    case 'edit':
      return replyWithEditForm(visit, command.seminar);
    case 'submit-edit':
      return replyToEditForm(visit, command);
    case 'take-seats':
      return replyToTakeSeats(visit, command.seminar, command.count);
    case 'open-cancel':
      return replyWithCancelForm(visit, command.seminar);
    case 'submit-cancel':
      return replyToCancelForm(visit, command.seminar, command.values);
    case 'tell-friends':
      return replyToTellFriends(visit, command.seminar);
    case 'cancel':
      return replyToCancelForm(visit, command.seminar, {});
    case 'desk':
      return replyWithDesk(visit, command);
    case 'attendees':
      return replyWithAttendees(visit, command);
    case 'attendee':
      return replyWithAttendee(visit, command);
    case 'open-pick-attendee':
      return replyWithPickForm(visit, command);
    case 'submit-pick-attendee':
      return replyToPickForm(visit, command.seminar, command.values);
    case 'open-attendee-form':
      return replyWithAttendeeForm(visit, command);
    case 'submit-attendee':
      return replyToAttendeeForm(visit, command);
    case 'ask-remove-attendee':
      return replyWithAskRemove(visit, command);
    case 'remove-attendee':
      return replyToRemove(visit, command, deleteCheckIn);
    case 'seat-person':
      return replyToSeat(visit, command);
    case 'let-in':
      return replyToLetIn(visit, command);
    case 'open-let-in':
      return replyWithLetInForm(visit, command.seminar);
    case 'submit-let-in':
      return replyToLetInForm(visit, command.seminar, command.values);
    case 'mailings':
      return replyWithMailings(visit, command.seminar, command.page);
    case 'mailing':
      return replyWithMailing(visit, command);
    case 'open-mailing':
      return replyWithMailingForm(visit, command);
    case 'submit-mailing':
      return replyToMailingForm(visit, command);
    case 'send-mailing':
      return replyToSendMailing(visit, command);
    case 'results':
      return replyWithResults(visit, command.seminar, command.page);
    case 'send-again':
      return replyToSendAgain(visit, command.seminar);
    case 'untold':
      return replyWithUntold(visit, command.seminar, { page: command.page });
    case 'settle-untold':
      return replyToSettle(visit, command.seminar, command.seen);
    case 'copy':
      return replyWithCopy(visit, command.seminar);
    case 'series':
      return replyWithSeries(visit, command.page);
    case 'open-series':
      return replyWithSeriesForm(visit, command.seminar);
    case 'submit-series':
      return replyToSeriesForm(visit, command);
    case 'end-series':
      return replyToEndSeries(visit, command.series);
    case 'hosts':
      return replyWithHosts(visit, command.seminar, { page: command.page });
    case 'hand-over':
      return replyToHandOver(visit, command.seminar, command.to);
    case 'set-host': {
      const { seminar: seminarId, person: personId, part, in: isIn } = command;
      return replyToSetHost(visit, { seminarId, personId, part, isIn });
    }
    case 'open-add-speaker':
      return replyWithAddSpeaker(visit, command.seminar);
    case 'submit-add-speaker':
      return replyToAddSpeaker(visit, command);
    case 'door':
      return replyWithDoor(visit, command.seminar);
    case 'door-list':
      return replyWithDoorList(visit, command.seminar, command.page);
    case 'tick':
      return replyToTick(visit, command);
    case 'open-walk-in':
      return replyWithWalkInForm(visit, command.seminar);
    case 'submit-walk-in':
      return replyToWalkIn(visit, command);
    case 'materials':
      return replyWithMaterials(visit, command.seminar, { page: command.page });
    case 'open-add-material':
      return replyWithMaterialForm(visit, command.seminar);
    case 'submit-material':
      return replyToMaterialForm(visit, command);
    case 'remove-material':
      return replyToRemoveMaterial(visit, command.seminar, command.material);
    case 'send-materials':
      return replyToSendMaterials(visit, command.seminar);
    case 'log':
      return replyWithLog(visit, command.seminar, command.page);
    case 'team':
      return replyWithTeam(visit, command.page);
    case 'open-add-organizer':
      return replyWithAddOrganizer(visit);
    case 'submit-add-organizer':
      return replyToAddOrganizer(visit, command.values);
    case 'set-role':
      return replyToSetRole(visit, command.person, command.role);
  }
}

/** Refused to everyone without a role. */
export const ORGANIZERS_ONLY = [
  'new-seminar',
  'edit-draft',
  'submit-seminar',
  'announce',
  'open-schedule',
  'submit-schedule',
  'keep-draft',
  'delete-draft',
  'edit',
  'submit-edit',
  'take-seats',
  'open-cancel',
  'submit-cancel',
  'cancel',
  'tell-friends',
  'desk',
  'attendees',
  'attendee',
  'open-pick-attendee',
  'submit-pick-attendee',
  'open-attendee-form',
  'submit-attendee',
  'ask-remove-attendee',
  'remove-attendee',
  'seat-person',
  'let-in',
  'open-let-in',
  'submit-let-in',
  'mailings',
  'mailing',
  'open-mailing',
  'submit-mailing',
  'send-mailing',
  'results',
  'send-again',
  'untold',
  'settle-untold',
  'copy',
  'series',
  'open-series',
  'submit-series',
  'end-series',
  'hosts',
  'hand-over',
  'set-host',
  'open-add-speaker',
  'submit-add-speaker',
  'door',
  'door-list',
  'tick',
  'open-walk-in',
  'submit-walk-in',
  'materials',
  'open-add-material',
  'submit-material',
  'remove-material',
  'send-materials',
  'log',
  'team',
  'open-add-organizer',
  'submit-add-organizer',
  'set-role',
] as const;

/** Of these, refused to everyone but admins. */
export const ADMINS_ONLY = [
  'open-add-organizer',
  'submit-add-organizer',
  'set-role',
] as const satisfies readonly (typeof ORGANIZERS_ONLY)[number][];

type OrganizerCommand = Extract<Command, { do: (typeof ORGANIZERS_ONLY)[number] }>;
type AnyonesCommand = Exclude<Command, OrganizerCommand>;

function isForOrganizers(command: Command): command is OrganizerCommand {
  return (ORGANIZERS_ONLY as readonly string[]).includes(command.do);
}

function isForAdmins(command: Command): boolean {
  return (ADMINS_ONLY as readonly string[]).includes(command.do);
}

async function runForAnyone(visit: Visit, command: AnyonesCommand): Promise<Outcome> {
  const { reader } = visit;
  switch (command.do) {
    case 'help':
      return show(helpCard({ isOrganizer: visit.role !== null }, reader), reader);
    case 'list':
      return replyWithComing(visit, { page: command.page, inHand: await loadInHandLine(visit) });
    case 'home':
      return replyWithHome(visit, command.page);
    case 'show':
      return replyWithSeminar(visit, command.seminar);
    case 'answer':
      return replyToAnswer(visit, command, giveMaterials);
    case 'party':
      return replyToParty(visit, command);
    case 'open-question':
      return replyWithQuestionForm(visit, command.seminar);
    case 'submit-question':
      return saveQuestionForm(visit, command);
    case 'questions':
      return replyWithQuestions(visit, command.seminar, command.page);
    case 'talks':
      return replyWithTalks(visit, command.page);
    case 'talk':
      return replyWithTalk(visit, command.seminar, command.page);
    case 'claim-seat':
      return replyToClaim(visit, command);
    case 'mute':
    case 'unmute':
      return mute(visit, command.do === 'mute');
    case 'language':
      return speak(visit, command);
    case 'check-in':
      return replyToCheckIn(visit, command.code);
    case 'materials-useful':
      return replyToUseful(visit, command.seminar);
    case 'open-absence':
      return replyWithAbsenceForm(visit, command.seminar);
    case 'submit-absence':
      return saveAbsenceForm(visit, command.seminar, command.values);
    case 'rate':
      return replyToRating(visit, command.seminar, command.score);
    case 'open-survey':
      return replyWithSurveyForm(visit, command.seminar);
    case 'submit-survey':
      return saveSurveyForm(visit, command.seminar, command.values);
    case 'join-code':
      return replyWithJoinCode(visit);
    case 'join':
      return replyToJoin(visit, command.code);
    case 'preview':
      return show(plainCard(reader.words.help.previewTap, reader), reader);
    case 'keep-as-is':
      return show(plainCard(reader.words.help.keptAsIs, reader), reader);
    case 'follow':
      return show(welcomeCard(reader), reader);
    case 'unfollow':
      return silent;
    case 'unknown': {
      // A button's value is never empty and looks like data; what people type does not.
      const isButton = command.heard.startsWith('{');
      return show(isButton ? plainCard(reader.words.help.oldButton, reader) : notUnderstoodCard(reader), reader);
    }
  }
}

/** A privileged action by someone without the privilege: forged, or taken from an old message. */
async function noteRefusal({ db, person, now }: Visit, command: OrganizerCommand): Promise<void> {
  const seminarId = 'seminar' in command ? command.seminar : undefined;
  const after = { command: command.do };
  await noteAction(db, { actor: person.id, action: 'refused', subject: person.name, seminarId, after }, now);
}

/** What they see from now on is in that language, beginning with the answer to this. */
async function speak(visit: Visit, { to, seminar }: Extract<Command, { do: 'language' }>): Promise<Outcome> {
  const person = await chooseLanguage({ ...visit, language: to });
  const theirs = { ...visit, person, reader: createReader({ ...visit.reader, language: person.language }) };
  const outcome = seminar ? await replyWithSeminar(theirs, seminar) : undefined;
  const card = outcome && 'card' in outcome ? outcome.card : undefined;
  return show(languageChosenCard(card, theirs.reader), theirs.reader);
}

async function mute(visit: Visit, isMuted: boolean): Promise<Outcome> {
  const { db, person, now, reader, tappedAt } = visit;
  const mine = await db.transaction(async (tx) => {
    const id = await currentPersonId(tx, person.id);
    await saveMuted(tx, { id, remindersMutedAt: isMuted ? now : null }, tappedAt);
    return findPerson(tx, id);
  });
  // An older tap heard late changes nothing; then it is told how things stand.
  return show(muteCard({ isMuted: mine ? mine.remindersMutedAt !== null : isMuted }, reader), reader);
}
