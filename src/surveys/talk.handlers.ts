// A speaker's own talks: head-counts, and what the survey says, without anybody's name.
import type { Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { plainCard } from '../cards/note.cards.ts';
import { type Outcome, refused, show } from '../cards/outcome.ts';
import { pageButtons, pageOf } from '../cards/pages.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { countHeads } from '../rsvps/rsvp.store.ts';
import { findTalks } from '../seminars/host.store.ts';
import { hostWords } from '../seminars/host.words.ts';
import { badgeOf, headFacts, whenOf } from '../seminars/seminar.cards.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { NOBODY, type Seminar, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { loadResultsCard } from './survey.handlers.ts';
import { talkWords } from './talk.words.ts';

const TALKS_A_PAGE = 8;

export async function replyWithTalks(visit: Visit, page: number | undefined): Promise<Outcome> {
  const { db, person, reader } = visit;
  const all = await findTalks(db, person.id);
  const { offset, ...turned } = pageOf(page, all.length, TALKS_A_PAGE);
  const ids = all.slice(offset, offset + TALKS_A_PAGE);
  const talks = (await Promise.all(ids.map((id) => findSeminar(db, id)))).filter((seminar) => seminar !== undefined);
  const heads = await countHeads(db, ids);
  const talk = talkWords[reader.language];
  const list = listWords[reader.language];
  const host = hostWords[reader.language];
  const items = talks.map((seminar) => talkCard(seminar, heads.get(seminar.id) ?? NOBODY, visit));
  const card: Card = {
    summary: host.talks,
    title: host.talks,
    text: [
      ...(items.length === 0 ? [talk.empty] : []),
      ...(turned.pages > 1 ? [list.pages(turned.shown, turned.pages)] : []),
    ],
    buttons: pageButtons(turned, (to) => ({ do: 'talks', page: to }), reader),
    items,
  };
  return show(card, reader, host.talks);
}

function talkCard(seminar: Seminar, heads: typeof NOBODY, { reader }: Visit): Card {
  const talk = talkWords[reader.language];
  const text = seminarWords[reader.language];
  const host = hostWords[reader.language];
  const isOver = seminarPhase(seminar, reader.now) === 'over';
  return {
    summary: seminar.title,
    badge: badgeOf(seminar, heads, reader),
    title: seminar.title,
    facts: [{ label: text.when, value: whenOf(seminar, reader) }, ...headFacts(seminar, heads, reader)],
    buttons: [
      [
        { kind: 'command', label: host.questions, command: { do: 'questions', seminar: seminar.id } },
        ...(isOver
          ? [{ kind: 'command' as const, label: talk.comments, command: { do: 'talk' as const, seminar: seminar.id } }]
          : []),
      ],
    ],
  };
}

export async function replyWithTalk(visit: Visit, seminarId: string, page: number | undefined): Promise<Outcome> {
  const { db, reader, person } = visit;
  const seminar = await findSeminar(db, seminarId);
  if (!seminar) return refused(plainCard(talkWords[reader.language].notYours, reader), reader);
  return show(
    await loadResultsCard({ ...visit, personId: person.id, seminar, page, isForSpeaker: true }),
    reader,
    talkWords[reader.language].comments,
  );
}

export const talkHandlers = {
  talks: (visit, { page }) => replyWithTalks(visit, page),
  talk: (visit, { seminar, page }) => replyWithTalk(visit, seminar, page),
} satisfies Partial<Handlers>;
