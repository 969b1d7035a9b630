// What an organizer writes to people, how it looks to them, and how far it has got. Plain data.

import { unreachedNames, unreachedTexts } from '../attendees/attendee.cards.ts';
import type { Attendee } from '../attendees/attendee.ts';
import { attendeeWords } from '../attendees/attendee.words.ts';
import type { Button, Card, Fact, Form } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { pageButtons } from '../cards/pages.ts';
import type { Reader } from '../cards/reader.ts';
import type { DeliveryCount } from '../messages/message.ts';
import { looksNote, otherLooksButtons, reachTexts } from '../messages/reach.cards.ts';
import { type Reach, reachesAnybody } from '../messages/reach.ts';
import { deliveryTexts, isUnderWay } from '../messages/undelivered.cards.ts';
import { undeliveredWords } from '../messages/undelivered.words.ts';
import { composeWords } from '../seminars/compose.words.ts';
import { momentOf, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { shortened } from '../text/length.ts';
import { AUDIENCES, type Audience, LONGEST_MAILING, type Mailing } from './mailing.ts';
import { mailingWords } from './mailing.words.ts';

/** As people get it. The text is theirs who wrote it, letter by letter. */
export function mailingCard(
  { seminar, text, author }: { seminar: Seminar; text: string; author: string },
  reader: Reader,
): Card {
  const mailing = mailingWords[reader.language];
  const show: Button = {
    kind: 'command',
    label: seminarWords[reader.language].details,
    command: { do: 'show', seminar: seminar.id },
  };
  return {
    summary: mailing.summary(seminar.title),
    badge: { text: mailing.badge, tone: 'notice' },
    title: seminar.title,
    text: [text],
    facts: [{ label: seminarWords[reader.language].when, value: whenOf(seminar, reader) }],
    buttons: [[show]],
    note: author ? mailing.from(author) : '',
  };
}

/** `mailing`: the draft to go on with. `heads`: how many people each audience is. */
export function mailingForm(
  {
    seminar,
    mailingId,
    mailing,
    heads,
  }: { seminar: Seminar; mailingId: string; mailing: Mailing | undefined; heads: Record<Audience, number> },
  reader: Reader,
): Form {
  const text = mailingWords[reader.language];
  const offered = audiencesFor(heads, mailing);
  const chosen = mailing?.audience ?? offered[0];
  const options = offered.map((value) => ({ value, label: text.counted(text.audiences[value], heads[value]) }));
  return {
    submit: { do: 'submit-mailing', seminar: seminar.id, mailing: mailingId },
    title: text.formTitle,
    submitLabel: text.toPreview,
    intro: seminar.title,
    fields: [
      { name: 'audience', type: 'choice', label: text.audience, options, value: chosen },
      {
        name: 'text',
        type: 'text',
        isMultiline: true,
        label: text.text,
        hint: text.textHint,
        maxLength: LONGEST_MAILING,
        value: mailing?.text ?? '',
      },
    ],
    back: { label: listWords[reader.language].backToSeminar, command: { do: 'desk', seminar: seminar.id } },
    language: reader.language,
  };
}

/** Those with somebody in them, and what was chosen before; the first where all are empty. */
function audiencesFor(heads: Record<Audience, number>, mailing: Mailing | undefined): Audience[] {
  const some = AUDIENCES.filter((each) => heads[each] > 0 || each === mailing?.audience);
  return some.length > 0 ? some : AUDIENCES.slice(0, 1);
}

export function problemTexts(
  problems: Record<string, 'required' | 'too_long'>,
  { language }: Reader,
): Record<string, string> {
  const { required, too_long } = composeWords[language].problems;
  const text = (problem: 'required' | 'too_long') => (problem === 'required' ? required : too_long(LONGEST_MAILING));
  return Object.fromEntries(Object.entries(problems).map(([name, problem]) => [name, text(problem)]));
}

/** Exactly what people will get, and what goes where. */
export function mailingPreview(
  {
    seminar,
    mailing,
    reach,
    unreached,
    looks,
    pageUrl,
  }: {
    seminar: Seminar;
    mailing: Mailing;
    reach: Reach;
    unreached: Attendee[];
    looks: Card[];
    pageUrl: string | undefined;
  },
  reader: Reader,
): Card {
  const text = mailingWords[reader.language];
  const whom = { seminar: seminar.id, mailing: mailing.id };
  const send: Button = {
    kind: 'command',
    label: text.send,
    command: { do: 'send-mailing', ...whom },
    style: 'primary',
  };
  const again: Button = { kind: 'command', label: text.rewrite, command: { do: 'open-mailing', ...whom } };
  const canSend = reachesAnybody(reach);
  const unreachedText = `${text.unreachable(unreached.length)}\n${unreachedNames(unreached, reader)}`;
  return {
    summary: text.previewTitle,
    badge: { text: text.notSentYet, tone: 'notice' },
    text: [
      ...(canSend ? [] : [text.nobody]),
      ...reachTexts(reach, reader, unreached.length > 0 ? [unreachedText] : []),
    ],
    facts: [{ label: text.audience, value: text.audiences[mailing.audience] }],
    buttons: [canSend ? [send, again] : [again]],
    more: otherLooksButtons(reach, pageUrl, reader),
    note: looksNote(looks, reader),
    items: looks,
  };
}

/** How far it has got; the button looks again. */
export function progressCard(
  {
    seminar,
    mailing,
    progress,
    unreached,
    said,
  }: { seminar: Seminar; mailing: Mailing; progress: DeliveryCount; unreached: Attendee[]; said?: string },
  reader: Reader,
): Card {
  const text = mailingWords[reader.language];
  const undelivered = undeliveredWords[reader.language];
  const whom = { seminar: seminar.id, mailing: mailing.id };
  const isDone = !isUnderWay(progress);
  const command = { do: 'mailing', ...whom } as const;
  const look: Button = { kind: 'command', label: undelivered.look, command };
  const list: Button = {
    kind: 'command',
    label: text.sentOnes,
    command: { do: 'mailings', seminar: seminar.id },
  };
  const again: Button = {
    kind: 'command',
    label: undelivered.again,
    command: { do: 'send-again', seminar: seminar.id },
  };
  const isStuck = progress.held + progress.failed > 0;
  return {
    summary: isDone ? text.done : text.sending,
    badge: { text: isDone ? text.done : text.sending, tone: isDone ? 'closed' : 'open' },
    title: seminar.title,
    text: [
      said ?? '',
      ...deliveryTexts(progress, reader).slice(0, isDone ? 0 : 1),
      mailing.text,
      ...unreachedTexts(unreached, reader),
    ].filter(Boolean),
    facts: [
      { label: text.audience, value: text.audiences[mailing.audience] },
      ...(mailing.sentAt ? [{ label: text.sentAt, value: momentOf(mailing.sentAt, seminar, reader) }] : []),
      ...progressFacts(progress, reader),
    ],
    buttons: [[...(isDone ? [] : [look]), ...(isStuck ? [again] : []), list]],
    ...(!isDone && { again: command }),
  };
}

/** All counts that are not 0, and how many have it; what is told in a line while it goes out is not told again. */
function progressFacts(progress: DeliveryCount, { language }: Reader): Fact[] {
  const { progress: labels, people } = mailingWords[language];
  const names = ['sent', 'stuck', 'held', 'failed', 'unreachable', 'unwanted'] as const;
  return names
    .filter((name) => (name === 'sent' ? !isUnderWay(progress) : progress[name] > 0))
    .map((name) => ({ label: labels[name], value: people(progress[name]) }));
}

export function mailingsCard(
  input: {
    seminar: Seminar;
    sent: { mailing: Mailing; progress: DeliveryCount }[];
    page: { shown: number; pages: number };
  },
  reader: Reader,
): Card {
  const text = mailingWords[reader.language];
  const attendees = attendeeWords[reader.language];
  const { seminar, sent, page } = input;
  const write: Button = {
    kind: 'command',
    label: text.write,
    command: { do: 'open-mailing', seminar: seminar.id },
    style: 'primary',
  };
  const back: Button = { kind: 'command', label: attendees.back, command: { do: 'attendees', seminar: seminar.id } };
  return {
    summary: text.listTitle(seminar.title),
    title: text.listTitle(seminar.title),
    text: [
      ...(sent.length === 0 ? [text.none] : []),
      ...(page.pages > 1 ? [listWords[reader.language].pages(page.shown, page.pages)] : []),
    ],
    buttons: [[write, back], ...pageButtons(page, (to) => ({ do: 'mailings', seminar: seminar.id, page: to }), reader)],
    items: sent.map(({ mailing, progress }) => ({
      summary: text.audiences[mailing.audience],
      badge: {
        text: progress.owed + progress.stuck === 0 ? text.done : text.sending,
        tone: progress.owed + progress.stuck === 0 ? 'closed' : 'open',
      },
      title: text.audiences[mailing.audience],
      text: [shortened(mailing.text, 80)],
      facts: mailing.sentAt ? [{ label: text.sentAt, value: momentOf(mailing.sentAt, seminar, reader) }] : [],
      buttons: [
        [{ kind: 'command', label: text.look, command: { do: 'mailing', seminar: seminar.id, mailing: mailing.id } }],
      ],
    })),
  };
}
