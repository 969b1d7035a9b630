// What is kept of a person, told to them. Plain data.
import type { Button, Card, Fact } from '../cards/card.ts';
import { PLATFORM_NAMES } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';
import { preferButtons } from '../people/help.cards.ts';
import { introductionWords } from '../people/introduction.words.ts';
import { teamWords } from '../people/team.words.ts';
import { topicWords } from '../people/topic.words.ts';
import { formatDate } from '../text/dates.ts';
import type { OwnData } from './own-data.ts';
import { ownDataWords } from './own-data.words.ts';
import { rowsOf } from './own-data-rows.ts';

export interface Ways {
  /** To all of it; undefined where this bot has no public address. */
  all: string | undefined;
  correct: Button[];
}

/** In a chat: who one is, how much else is kept, and what can be done about it. */
export function ownDataCard(data: OwnData, { all, correct }: Ways, zone: string, reader: Reader): Card {
  const text = ownDataWords[reader.language];
  const see: Button[] = all ? [{ kind: 'link', label: text.seeAll, url: all, style: 'primary' }] : [];
  const take: Button = {
    kind: 'command',
    label: text.takeAlong,
    command: { do: 'ask-my-data' },
    confirm: text.takeConfirm,
  };
  const leave: Button = {
    kind: 'command',
    label: text.leave,
    command: { do: 'forget-me' },
    confirm: text.leaveConfirm,
  };
  return {
    summary: text.title,
    title: text.title,
    facts: [...factsOf(data, zone, reader), ...countsOf(data, reader)],
    buttons: [
      see,
      [...correct, ...preferButtons(data.preference, reader), topicsButton(reader)],
      all ? [take, leave] : [leave],
    ].filter((row) => row.length > 0),
    ...(all && { note: text.seeAllNote }),
  };
}

/** On a page: all of it. What cannot be taken back is done in the chat. */
export function allOwnDataCard(data: OwnData, zone: string, reader: Reader): Card {
  const text = ownDataWords[reader.language];
  const grouped = Map.groupBy(rowsOf(data, reader), ({ what }) => what);
  return {
    summary: text.title,
    title: text.title,
    facts: factsOf(data, zone, reader),
    items: [...grouped].map(([what, rows]) => ({
      summary: what,
      title: `${what}（${text.count(rows.length)}）`,
      text: rows.map(({ seminar, when, text: said }) => [`${when} ${seminar}`, said].filter(Boolean).join('\n')),
    })),
    note: text.correctInChat,
  };
}

const topicsButton = ({ language }: Reader): Button => ({
  kind: 'command',
  label: topicWords[language].title,
  command: { do: 'topics' },
});

export function factsOf(data: OwnData, timeZone: string, { language }: Reader): Fact[] {
  const text = ownDataWords[language];
  const { facts } = text;
  const { name, affiliation, organization, platforms, isMuted, preference, since, role, messages, deeds } = data;
  const day = since.toZonedDateTimeISO(timeZone).toPlainDate();
  return [
    { label: facts.name, value: name || text.none },
    {
      label: facts.affiliation,
      value: affiliation ? introductionWords[language].affiliations[affiliation] : text.none,
    },
    { label: facts.organization, value: organization || text.none },
    { label: facts.accounts, value: platforms.map((platform) => PLATFORM_NAMES[platform]).join(' · ') || text.none },
    { label: facts.language, value: data.language === 'ja' ? text.japanese : text.english },
    { label: facts.reminders, value: isMuted ? text.muted : text.unmuted },
    ...(preference ? [{ label: facts.preferred, value: PLATFORM_NAMES[preference.now] }] : []),
    ...(data.topics.length > 0 ? [{ label: facts.topics, value: data.topics.join(' · ') }] : []),
    { label: facts.since, value: formatDate(day, language) },
    ...(role ? [{ label: facts.role, value: teamWords[language].roles[role] }] : []),
    ...(messages > 0 ? [{ label: facts.messages, value: text.messages(messages) }] : []),
    ...(deeds > 0 ? [{ label: facts.deeds, value: text.count(deeds) }] : []),
  ];
}

function countsOf(data: OwnData, { language }: Reader): Fact[] {
  const text = ownDataWords[language];
  const sections = ['answers', 'attended', 'surveys', 'questions', 'feedback', 'parts'] as const;
  return sections.flatMap((name) => {
    const { length } = data[name];
    return length > 0 ? [{ label: text.sections[name], value: text.count(length) }] : [];
  });
}

export function fileReadyCard(url: string, { language }: Reader): Card {
  const text = ownDataWords[language];
  return {
    summary: text.fileReady,
    title: text.fileReady,
    text: [text.fileText],
    buttons: [[{ kind: 'link', label: text.save, url, style: 'primary' }]],
  };
}

/** `seats`: so many were given back. */
export function leftCard(seats: number, { language }: Reader): Card {
  const text = ownDataWords[language];
  return { summary: text.left, title: text.left, text: [text.leftText(seats), text.leftElsewhere] };
}
