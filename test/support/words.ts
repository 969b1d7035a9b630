// The words of all rooms in one place, for tests alone: a room reads only its own, and those to its left.

import { attendeeWords } from '../../src/attendees/attendee.words.ts';
import { attendeeListWords } from '../../src/attendees/attendee-list.words.ts';
import { byHandWords } from '../../src/attendees/by-hand.words.ts';
import { linkWords } from '../../src/bot/link.words.ts';
import type { Language } from '../../src/cards/card.ts';
import { groupWords } from '../../src/cards/group.words.ts';
import { listWords } from '../../src/cards/list.words.ts';
import { pageWords } from '../../src/cards/page.words.ts';
import { plainWords } from '../../src/cards/plain.words.ts';
import { troubleWords } from '../../src/cards/trouble.words.ts';
import { typedWords } from '../../src/cards/typed.words.ts';
import { cancelWords } from '../../src/changes/cancel.words.ts';
import { changeWords } from '../../src/changes/change.words.ts';
import { editWords } from '../../src/changes/edit.words.ts';
import { friendWords } from '../../src/changes/friend.words.ts';
import { pendingChangeWords } from '../../src/changes/pending-change.words.ts';
import { untoldWords } from '../../src/changes/untold.words.ts';
import { checkInWords } from '../../src/checkins/checkin.words.ts';
import { doorWords } from '../../src/checkins/door.words.ts';
import { deskWords } from '../../src/desk/desk.words.ts';
import { gateWords } from '../../src/gate/gate.words.ts';
import { joinWords } from '../../src/joins/join.words.ts';
import { mailingWords } from '../../src/mailings/mailing.words.ts';
import { materialWords } from '../../src/materials/material.words.ts';
import { menuWords } from '../../src/menus/menu.words.ts';
import { monthWords } from '../../src/messages/month.words.ts';
import { reachWords } from '../../src/messages/reach.words.ts';
import { undeliveredWords } from '../../src/messages/undelivered.words.ts';
import { helpWords } from '../../src/people/help.words.ts';
import { introductionWords } from '../../src/people/introduction.words.ts';
import { languageWords } from '../../src/people/language.words.ts';
import { logWords } from '../../src/people/log.words.ts';
import { muteWords } from '../../src/people/mute.words.ts';
import { refusedWords } from '../../src/people/refused.words.ts';
import { teamWords } from '../../src/people/team.words.ts';
import { topicWords } from '../../src/people/topic.words.ts';
import { ownDataWords } from '../../src/privacy/own-data.words.ts';
import { questionWords } from '../../src/questions/question.words.ts';
import { reminderWords } from '../../src/reminders/reminder.words.ts';
import { comingWords } from '../../src/rsvps/coming.words.ts';
import { giveUpWords } from '../../src/rsvps/give-up.words.ts';
import { movedWords } from '../../src/rsvps/moved.words.ts';
import { offerWords } from '../../src/rsvps/offer.words.ts';
import { rsvpWords } from '../../src/rsvps/rsvp.words.ts';
import { wishWords } from '../../src/rsvps/wish.words.ts';
import { composeWords } from '../../src/seminars/compose.words.ts';
import { coverWords } from '../../src/seminars/cover.words.ts';
import { hostWords } from '../../src/seminars/host.words.ts';
import { seminarWords } from '../../src/seminars/seminar.words.ts';
import { seriesWords } from '../../src/seminars/series.words.ts';
import { startWords } from '../../src/start.words.ts';
import { lineWords } from '../../src/surfaces/line/line.words.ts';
import { slackWords } from '../../src/surfaces/slack/slack.words.ts';
import { webWords } from '../../src/surfaces/web/web.words.ts';
import { resultsWords } from '../../src/surveys/results.words.ts';
import { surveyWords } from '../../src/surveys/survey.words.ts';
import { talkWords } from '../../src/surveys/talk.words.ts';

export const rooms = {
  slack: slackWords,
  line: lineWords,
  plain: plainWords,
  month: monthWords,
  reach: reachWords,
  pendingChange: pendingChangeWords,
  web: webWords,
  link: linkWords,
  gate: gateWords,
  seminar: seminarWords,
  cover: coverWords,
  rsvp: rsvpWords,
  wish: wishWords,
  offer: offerWords,
  byHand: byHandWords,
  series: seriesWords,
  host: hostWords,
  question: questionWords,
  talk: talkWords,
  coming: comingWords,
  list: listWords,
  mute: muteWords,
  help: helpWords,
  language: languageWords,
  reminder: reminderWords,
  survey: surveyWords,
  door: doorWords,
  page: pageWords,
  attendees: attendeeWords,
  checkIn: checkInWords,
  materials: materialWords,
  results: resultsWords,
  desk: deskWords,
  cancel: cancelWords,
  attendeeList: attendeeListWords,
  team: teamWords,
  topic: topicWords,
  edit: editWords,
  changed: changeWords,
  news: friendWords,
  giveUp: giveUpWords,
  moved: movedWords,
  compose: composeWords,
  undelivered: undeliveredWords,
  untold: untoldWords,
  log: logWords,
  refused: refusedWords,
  introduction: introductionWords,
  ownData: ownDataWords,
  join: joinWords,
  mailing: mailingWords,
  group: groupWords,
  menu: menuWords,
  trouble: troubleWords,
  typed: typedWords,
  start: startWords,
};

export type Words = { [Name in keyof typeof rooms]: (typeof rooms)[Name][Language] };

export function wordsOf(language: Language): Words {
  return Object.fromEntries(Object.entries(rooms).map(([name, words]) => [name, words[language]])) as Words;
}

export const ja = wordsOf('ja');
export const en = wordsOf('en');
