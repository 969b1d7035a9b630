// What organizers are offered about LINE's friends who have not answered, and what these are told. Plain data.
import type { Button, Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { otherLooksButtons, reachTexts } from '../messages/reach.cards.ts';
import type { Reach } from '../messages/reach.ts';
import { reachWords } from '../messages/reach.words.ts';
import type { Mine } from '../rsvps/mine.ts';
import { ownSeminarCard } from '../rsvps/rsvp.cards.ts';
import { rsvpWords } from '../rsvps/rsvp.words.ts';
import { announcementCard, backToSeminar, whenBeside, whenOf } from '../seminars/seminar.cards.ts';
import type { Seminar, SeminarDetails } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { changeWords } from './change.words.ts';
import type { FriendCount } from './friend.ts';
import { friendWords } from './friend.words.ts';

/** The button, which shows first what goes where; none when nobody is to be told. */
export function tellFriendsButtons({ id: seminar }: Seminar, count: FriendCount, { language }: Reader): Button[] {
  const news = friendWords[language];
  if (count.people === 0) return [];
  return [{ kind: 'command', label: news.tell, command: { do: 'preview-news', seminar } }];
}

export interface NewsPreview {
  seminar: Seminar;
  reach: Reach;
  looks: Card[];
  /** The same on a page. */
  pageUrl: string | undefined;
}

/** What they would get, and what goes where. */
export function newsPreview({ seminar, reach, looks, pageUrl }: NewsPreview, reader: Reader): Card {
  const news = friendWords[reader.language];
  const tell: Button = {
    kind: 'command',
    label: news.send,
    command: { do: 'tell-friends', seminar: seminar.id },
    style: 'primary',
  };
  return {
    summary: news.previewTitle,
    badge: { text: news.notTold, tone: 'notice' },
    title: seminar.title,
    text: [...reachTexts(reach, reader), news.once, ...(looks.length > 0 ? [reachWords[reader.language].looks] : [])],
    buttons: [[tell, backToSeminar(seminar, reader)], otherLooksButtons(reach, pageUrl, reader)].filter(
      (row) => row.length > 0,
    ),
    items: looks,
  };
}

/** A confirmation that also offers to tell them. */
export function offeringNews(card: Card, seminar: Seminar, count: FriendCount, reader: Reader): Card {
  const buttons = tellFriendsButtons(seminar, count, reader);
  if (buttons.length === 0) return card;
  const offer = friendWords[reader.language].offer(count);
  const [first = [], ...rest] = card.buttons ?? [];
  return { ...card, text: [...(card.text ?? []), offer], buttons: [[...buttons, ...first], ...rest] };
}

/** To a friend: it is at another time than they were told. They may answer now. */
export function movedNewsCard(mine: Mine, before: SeminarDetails, reader: Reader): Card {
  const { seminar, heads } = mine;
  const changed = changeWords[reader.language];
  const news = friendWords[reader.language];
  const card = ownSeminarCard(mine, reader, { isAnnouncement: true });
  const earlier = { ...seminar, ...before };
  const was = announcementCard(earlier, heads, reader).facts ?? [];
  // The time and the place, as they were and are.
  const facts = card.facts?.map((fact, index) => {
    const old = was[index];
    const isOther = old?.label === fact.label && old.value !== fact.value && isWhenOrWhere(fact.label, reader);
    if (!isOther) return fact;
    const isWhen = fact.label === seminarWords[reader.language].when;
    return { ...fact, value: changed.fromTo(isWhen ? whenBeside(earlier, seminar, reader) : old.value, fact.value) };
  });
  return {
    ...card,
    summary: changed.movedSummary(seminar.title, whenOf(seminar, reader)),
    badge: { text: changed.moved, tone: 'notice' },
    text: [news.movedText, ...(card.text ?? [])],
    facts,
  };
}

function isWhenOrWhere(label: string, { language }: Reader): boolean {
  return label === seminarWords[language].when || label === seminarWords[language].where;
}

/** To a friend: what they were announced does not take place. */
export function cancelledNewsCard(seminar: Seminar, reason: string, reader: Reader): Card {
  const rsvp = rsvpWords[reader.language];
  const shared = seminarWords[reader.language];
  const news = friendWords[reader.language];
  return {
    summary: rsvp.cancelledSummary(seminar.title),
    badge: { text: rsvp.cancelledBadge, tone: 'closed' },
    title: seminar.title,
    text: [news.cancelledText, ...(reason ? [reason] : [])],
    facts: [{ label: shared.when, value: whenOf(seminar, reader) }],
  };
}
