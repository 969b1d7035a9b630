// What the bot says in a chat of many: the same for all who read it. Its buttons are links, for a tap on anything else would
// tell everybody what somebody said. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { groupWords } from '../cards/group.words.ts';
import type { Reader } from '../cards/reader.ts';
import { badgeOf, seminarFacts } from '../seminars/seminar.cards.ts';
import { NOBODY, type Seminar } from '../seminars/seminar.ts';

/** `chatUrl`: leads into one's own chat with the account; undefined where its name is not known. */
interface Into {
  chatUrl: string | undefined;
}

export function invitedCard({ chatUrl }: Into, { language }: Reader): Card {
  const words = groupWords[language];
  return {
    summary: words.title,
    title: words.title,
    text: [words.invited, words.ownChat, words.organizers],
    buttons: linkTo(chatUrl, words.openOwnChat),
  };
}

export function groupTapCard({ chatUrl }: Into, { language }: Reader): Card {
  const words = groupWords[language];
  return { summary: words.tapped, text: [words.tapped], buttons: linkTo(chatUrl, words.openOwnChat) };
}

export function groupListCard({ seminars, chatUrl }: Into & { seminars: Seminar[] }, reader: Reader): Card {
  const words = groupWords[reader.language];
  if (seminars.length === 0) return { summary: words.none, text: [words.none] };
  const isAlone = chatUrl === undefined;
  return {
    summary: `${words.coming} ${seminars.map(({ title }) => title).join(' / ')}`,
    title: words.coming,
    text: isAlone ? [words.write] : [],
    items: seminars.map((seminar) => ({
      summary: seminar.title,
      badge: badgeOf(seminar, NOBODY, reader),
      title: seminar.title,
      facts: seminarFacts(seminar, reader),
      buttons: linkTo(chatUrl, words.toOwnChat),
    })),
  };
}

export function leavingCard({ language }: Reader): Card {
  const { left } = groupWords[language];
  return { summary: left, text: [left] };
}

const linkTo = (url: string | undefined, label: string): Button[][] =>
  url === undefined ? [] : [[{ kind: 'link', label, url, style: 'primary' }]];
