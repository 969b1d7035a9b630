// What carries out each command: the rooms' handlers in one record, typed over the whole table, so that a forgotten one
// does not compile; and the few that need something of a room to the right of their own.
import { attendeeHandlers, replyToRemove } from '../attendees/attendee.replies.ts';
import { attendeeFormHandlers } from '../attendees/attendee-form.replies.ts';
import { editHandlers } from '../changes/edit.replies.ts';
import { friendHandlers } from '../changes/friend.replies.ts';
import { untoldHandlers } from '../changes/untold.replies.ts';
import { deleteCheckIn } from '../checkins/checkin.store.ts';
import { doorHandlers } from '../checkins/door.replies.ts';
import { exportHandlers } from '../checkins/export.replies.ts';
import { deskHandlers, loadInHandLine } from '../desk/desk.replies.ts';
import { joinHandlers } from '../joins/join.replies.ts';
import { mailingHandlers } from '../mailings/mailing.replies.ts';
import { materialHandlers } from '../materials/material.replies.ts';
import { giveMaterials } from '../materials/send-materials.ts';
import { helpHandlers, speak } from '../people/help.handlers.ts';
import { teamHandlers } from '../people/team.replies.ts';
import type { Handlers } from '../people/visit.ts';
import { questionHandlers } from '../questions/question.replies.ts';
import { replyToAnswer, replyWithComing, replyWithSeminar, rsvpHandlers } from '../rsvps/rsvp.replies.ts';
import { composeHandlers } from '../seminars/compose.replies.ts';
import { hostHandlers } from '../seminars/host.replies.ts';
import { seriesHandlers } from '../seminars/series.replies.ts';
import { surveyHandlers } from '../surveys/survey.replies.ts';
import { talkHandlers } from '../surveys/talk.replies.ts';

export const handlers: Handlers = {
  ...helpHandlers,
  ...teamHandlers,
  ...composeHandlers,
  ...hostHandlers,
  ...seriesHandlers,
  ...rsvpHandlers,
  ...attendeeHandlers,
  ...attendeeFormHandlers,
  ...editHandlers,
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
  ...joinHandlers,
  list: async (visit, { page }) => replyWithComing(visit, { page, inHand: await loadInHandLine(visit) }),
  answer: (visit, command) => replyToAnswer(visit, command, giveMaterials),
  language: (visit, command) => speak(visit, command, replyWithSeminar),
  // Who left is not met: run-command.ts parts with them, and shows nothing.
  unfollow: () => ({ kind: 'silent' }),
  'remove-attendee': (visit, command) => replyToRemove(visit, command, deleteCheckIn),
};
