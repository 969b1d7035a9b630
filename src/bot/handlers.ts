// What carries out each command: the rooms' handlers in one record, typed over the whole table, so that a forgotten one
// does not compile; and the few that need something of a room to the right of their own.
import { attendeeHandlers, replyToRemove } from '../attendees/attendee.handlers.ts';
import { attendeeFormHandlers } from '../attendees/attendee-form.handlers.ts';
import { type Outcome, show } from '../cards/outcome.ts';
import { guessAt } from '../cards/typed-command.ts';
import { cancelHandlers } from '../changes/cancel.handlers.ts';
import { editHandlers } from '../changes/edit.handlers.ts';
import { friendHandlers } from '../changes/friend.handlers.ts';
import { sendingHandlers } from '../changes/sending.handlers.ts';
import { untoldHandlers } from '../changes/untold.handlers.ts';
import { deleteCheckIn } from '../checkins/checkin.store.ts';
import { doorHandlers } from '../checkins/door.handlers.ts';
import { exportHandlers } from '../checkins/export.handlers.ts';
import { deskHandlers, loadInHandLine } from '../desk/desk.handlers.ts';
import { lineMonthHandlers } from '../desk/line-month.handlers.ts';
import { joinHandlers } from '../joins/join.handlers.ts';
import { mailingHandlers } from '../mailings/mailing.handlers.ts';
import { materialHandlers } from '../materials/material.handlers.ts';
import { giveMaterials } from '../materials/send-materials.ts';
import { askAboutMenu, menuHandlers } from '../menus/menu.handlers.ts';
import { welcomeCard } from '../people/help.cards.ts';
import { helpHandlers, replyToUnknown, speak } from '../people/help.handlers.ts';
import { introductionHandlers } from '../people/introduction.handlers.ts';
import { replyWithTeam, teamHandlers } from '../people/team.handlers.ts';
import { topicHandlers } from '../people/topic.handlers.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { ownDataHandlers } from '../privacy/own-data.handlers.ts';
import { questionHandlers } from '../questions/question.handlers.ts';
import {
  loadComingCard,
  replyToAnswer,
  replyToWish,
  replyWithComing,
  replyWithSeminar,
  rsvpHandlers,
} from '../rsvps/rsvp.handlers.ts';
import { composeHandlers } from '../seminars/compose.handlers.ts';
import { coverHandlers } from '../seminars/cover.handlers.ts';
import { hostHandlers } from '../seminars/host.handlers.ts';
import { seriesHandlers } from '../seminars/series.handlers.ts';
import { offerToComment, replyWithOpenSurvey } from '../surveys/comment.handlers.ts';
import { surveyHandlers } from '../surveys/survey.handlers.ts';
import { talkHandlers } from '../surveys/talk.handlers.ts';

/** A sentence on what is past may be a comment; one that asks, wants, or takes back is about what is to come. */
async function guessAtTyped(visit: Visit, typed: string): Promise<Outcome | undefined> {
  const { guess, isPlain } = guessAt(typed);
  const comment = isPlain ? undefined : await offerToComment(visit, typed);
  if (comment || !guess) return comment;
  switch (guess.do) {
    case 'wish':
      return replyToWish(visit, guess.for);
    case 'my-data':
      return ownDataHandlers['my-data'](visit);
    case 'list':
      return replyWithComing(visit, { page: 1, inHand: await loadInHandLine(visit) });
  }
}

export const handlers: Handlers = {
  ...helpHandlers,
  ...teamHandlers,
  ...menuHandlers,
  ...composeHandlers,
  ...coverHandlers,
  ...hostHandlers,
  ...seriesHandlers,
  ...rsvpHandlers,
  ...attendeeHandlers,
  ...attendeeFormHandlers,
  ...editHandlers,
  ...cancelHandlers,
  ...sendingHandlers,
  ...friendHandlers,
  ...untoldHandlers,
  ...doorHandlers,
  ...exportHandlers,
  ...mailingHandlers,
  ...materialHandlers,
  ...questionHandlers,
  ...surveyHandlers,
  ...talkHandlers,
  ...deskHandlers,
  ...lineMonthHandlers,
  ...joinHandlers,
  ...introductionHandlers,
  ...topicHandlers,
  ...ownDataHandlers,
  list: async (visit, { page }) => replyWithComing(visit, { page, inHand: await loadInHandLine(visit) }),
  answer: (visit, command) => replyToAnswer(visit, command, giveMaterials),
  wish: (visit, { for: wish }) => (wish === 'survey' ? replyWithOpenSurvey(visit) : replyToWish(visit, wish)),
  unknown: (visit, command) => replyToUnknown(visit, command, guessAtTyped),
  team: async (visit, { page }) => askAboutMenu(visit, await replyWithTeam(visit, page)),
  language: async (visit, command) => {
    const outcome = await speak(visit, command, replyWithSeminar);
    // The menu below their chat is in their language, too.
    await visit.queue.startChore('keep-menu');
    return outcome;
  },
  follow: async (visit) => {
    const turn = (page: number) => ({ do: 'list', page }) as const;
    const coming = await loadComingCard(visit, { page: 1, inHand: '', turn, hasDesk: false });
    return show(welcomeCard(coming, visit.reader), visit.reader);
  },
  // Who left is not met: run-command.ts parts with them, and shows nothing.
  unfollow: () => ({ kind: 'silent' }),
  'remove-attendee': (visit, command) => replyToRemove(visit, command, deleteCheckIn),
};
