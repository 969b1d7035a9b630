// A draft's preview, and what follows. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import type { Reader } from '../cards/reader.ts';
import type { DeliveryCount } from '../messages/message.ts';
import { savingButtons, savingTexts } from '../messages/month.cards.ts';
import { channelCalled, looksNote, otherLooksButtons, reachTexts } from '../messages/reach.cards.ts';
import { outlookOf, type Reach, reachesAnybody } from '../messages/reach.ts';
import { deliveryTexts, withProgress } from '../messages/undelivered.cards.ts';
import { undeliveredWords } from '../messages/undelivered.words.ts';
import { type Audience, type AudienceCounts, affiliationOf, otherAudiences, type Topic } from '../people/audience.ts';
import { introductionWords } from '../people/introduction.words.ts';
import { composeWords } from './compose.words.ts';
import type { Overlap } from './overlap.ts';
import { momentOf, whenOf } from './seminar.cards.ts';
import type { Seminar } from './seminar.ts';
import { seminarWords } from './seminar.words.ts';

export interface DraftPreview {
  draft: Seminar;
  replaced?: Seminar;
  overlaps: Overlap[];
  /** Whom it would reach now. */
  reach: Reach;
  known: FriendsKnown;
  /** How many each audience would be. */
  audiences: AudienceCounts;
  /** The same of topics that anybody likes. */
  topics: (Topic & { count: number })[];
  /** The one that was chosen. */
  topic: Topic | undefined;
  /** As its readers will see it (looksOf). */
  looks: Card[];
  /** The same on a page. */
  pageUrl?: string;
}

/** Exactly what people will see, and what goes where, with what can be done. */
export function previewPage(
  { draft, replaced, overlaps, reach, known, looks, pageUrl, ...chosen }: DraftPreview,
  reader: Reader,
): Card {
  const compose = composeWords[reader.language];
  return {
    summary: compose.previewTitle,
    badge: notYetBadge(draft, reader),
    text: [
      ...(replaced ? [compose.rewritten(replaced.title)] : []),
      ...(reachesAnybody(reach) ? reachTexts(reach, reader) : [compose.reachNobody]),
      ...savingTexts(reach.ahead, draft.id, reader),
      ...knownTexts(known, reader),
      ...audienceTexts(draft, chosen, reader),
      ...overlapTexts(overlaps, reader),
      draft.announceAt ? compose.scheduledText(momentOf(draft.announceAt, draft, reader)) : compose.previewText,
    ],
    ...draftButtons(
      draft,
      {
        savings: savingsOf(reach, draft, reader),
        others: otherLooksButtons(reach, pageUrl, reader),
        audiences: audienceButtons(draft, chosen, reader),
      },
      reader,
    ),
    note: looksNote(looks, reader),
    items: looks,
  };
}

function notYetBadge({ announceAt }: Seminar, { language }: Reader): Card['badge'] {
  const text = announceAt ? seminarWords[language].badges.scheduled : composeWords[language].notAnnounced;
  return { text, tone: 'notice' };
}

/** All by the last reading, not all yet, only those it met (the account may not list them), or nobody: LINE is off. */
export interface FriendsKnown {
  status: 'running' | 'complete' | 'refused' | 'nobody';
  /** So far. */
  found: number;
}

/** How well the bot knows who follows it. */
export function knownTexts({ status, found }: FriendsKnown, { language }: Reader): string[] {
  const { reading, refused } = composeWords[language].reach;
  return [...(status === 'running' ? [reading(found)] : []), ...(status === 'refused' ? [refused] : [])];
}

const MOST_OVERLAPS = 3;

/** A hint, not a refusal: two at a time may be meant. */
export function overlapTexts(overlaps: Overlap[], reader: Reader): string[] {
  const compose = composeWords[reader.language];
  const text = seminarWords[reader.language];
  return overlaps.slice(0, MOST_OVERLAPS).map(({ other, kind }) => {
    const isDraft = other.status === 'draft' || other.status === 'scheduled';
    const when = [whenOf(other, reader), ...(isDraft ? [text.badges.draft] : [])].join(text.separator);
    return compose.overlaps[kind](other.title, when);
  });
}

type Choice = Pick<DraftPreview, 'audiences' | 'topics' | 'topic'>;

/** Told where it is not everyone. */
function audienceTexts({ audience }: Seminar, { audiences, topics, topic }: Choice, reader: Reader): string[] {
  const compose = composeWords[reader.language];
  if (topic) return [compose.audience(topic.name, topics.find(({ id }) => id === topic.id)?.count ?? 0)];
  return audience === 'everyone' ? [] : [compose.audience(audienceName(audience, reader), audiences[audience])];
}

const audienceName = (audience: Audience, { language }: Reader): string => {
  const affiliation = affiliationOf(audience);
  if (affiliation) return introductionWords[language].affiliations[affiliation];
  return composeWords[language].audiences[audience === 'away' ? 'away' : 'everyone'];
};

/** More would not be looked through. */
const MOST_TOPICS_OFFERED = 5;

/** By one tap each, with how many they are. */
function audienceButtons(
  { id: seminar, audience }: Seminar,
  { audiences, topics, topic }: Choice,
  reader: Reader,
): Button[] {
  const { onlyTo } = composeWords[reader.language];
  const others = otherAudiences(topic ? undefined : audience, audiences);
  const liked = topics.filter(({ id }) => id !== topic?.id).slice(0, MOST_TOPICS_OFFERED);
  return [
    ...others.map((each): Button => {
      const label = onlyTo(audienceName(each, reader), audiences[each]);
      return { kind: 'command', label, command: { do: 'set-audience', seminar, audience: each } };
    }),
    ...liked.map(({ id, name, count }): Button => {
      const command = { do: 'set-audience', seminar, audience: 'everyone', topic: id } as const;
      return { kind: 'command', label: onlyTo(name, count), command };
    }),
  ];
}

/** By one tap, where something of the month will not fit. */
const savingsOf = (reach: Reach, { id }: Seminar, reader: Reader): Button[] =>
  savingButtons({ isShort: (outlookOf(reach)?.short.length ?? 0) > 0, ahead: reach.ahead }, id, reader);

function draftButtons(
  draft: Seminar,
  { savings, others, audiences }: Record<'savings' | 'others' | 'audiences', Button[]>,
  reader: Reader,
): Pick<Card, 'buttons' | 'more'> {
  const compose = composeWords[reader.language];
  const seminar = draft.id;
  return {
    buttons: [
      [
        {
          kind: 'command',
          label: compose.announceNow,
          command: { do: 'announce', seminar },
          style: 'primary',
        },
        {
          kind: 'command',
          label: draft.announceAt ? compose.reschedule : compose.announceAt,
          command: { do: 'open-schedule', seminar },
        },
        { kind: 'command', label: compose.editAgain, command: { do: 'edit-draft', seminar } },
      ],
      ...(savings.length > 0 ? [savings] : []),
      ...(audiences.length > 0 ? [audiences] : []),
    ],
    more: [
      ...others,
      {
        kind: 'command',
        label: draft.announceAt ? compose.unschedule : compose.keepDraft,
        command: { do: 'keep-draft', seminar },
      },
      { kind: 'command', label: compose.deleteDraft, command: { do: 'ask-delete-draft', seminar } },
    ],
  };
}

/** A menu can ask nothing first: so this does. */
export function askDeleteCard(draft: Seminar, reader: Reader): Card {
  const { title, text, yes, no } = composeWords[reader.language].deleteConfirm;
  const seminar = draft.id;
  return {
    summary: title,
    title: draft.title,
    text: [title, text],
    facts: [{ label: seminarWords[reader.language].when, value: whenOf(draft, reader) }],
    buttons: [
      [
        { kind: 'command', label: yes, command: { do: 'delete-draft', seminar }, style: 'danger' },
        { kind: 'command', label: no, command: { do: 'preview-draft', seminar } },
      ],
    ],
  };
}

/** That it is announced, and how far that has got. `isBefore`: it was so before this press. */
export function announcedCard(
  { seminar, delivery, on, post, channel, known, isBefore }: Announced,
  reader: Reader,
): Card {
  const compose = composeWords[reader.language];
  const { announcedAt } = seminar;
  const said = [
    isBefore && announcedAt ? compose.announcedBefore(momentOf(announcedAt, seminar, reader)) : '',
    post ? undeliveredWords[reader.language].posted[post](channelCalled(channel, reader)) : '',
    ...deliveryTexts(delivery, reader, on),
    ...knownTexts(known, reader),
  ].filter(Boolean);
  const card = seminarNoteCard(seminar, compose.announced, said.length > 0 ? said : compose.announcedNobody, reader);
  return withProgress(card, delivery, { seminar: seminar.id, kind: 'announcement' }, reader);
}

interface Announced {
  seminar: Seminar;
  delivery: DeliveryCount;
  /** What became of the post in the channel; undefined: there is none. */
  post: 'sent' | 'owed' | 'failed' | undefined;
  /** Its name, where that is known. */
  channel: string | undefined;
  /** Who has it, by platform. */
  on: Reach['on'];
  known: FriendsKnown;
  isBefore?: boolean;
}

/** A short word on what became of a seminar. */
export function seminarNoteCard(
  seminar: Seminar | undefined,
  heading: string,
  text: string | string[],
  reader: Reader,
): Card {
  return {
    summary: heading,
    badge: { text: heading, tone: 'notice' },
    title: seminar?.title,
    text: [text].flat().filter(Boolean),
    facts: seminar && [
      { label: seminarWords[reader.language].when, value: momentOf(seminar.startsAt, seminar, reader) },
    ],
    buttons: [[{ kind: 'command', label: listWords[reader.language].desk, command: { do: 'desk' } }]],
  };
}
