// A number from the App Home, sent on LINE: the two accounts become one person's.
import type { Card } from '../cards/card.ts';
import { organizerNote, plainCard } from '../cards/note.cards.ts';
import { type Outcome, refused, show } from '../cards/outcome.ts';
import { besides } from '../cards/place.ts';
import { hasAccountOn } from '../people/reach.store.ts';
import { findRole } from '../people/role.store.ts';
import { teamWords } from '../people/team.words.ts';
import type { Handlers, Visit } from '../people/visit.ts';
import { holdSeminars } from '../seminars/seminar.store.ts';
import { joinCodeCard } from './join.cards.ts';
import { joinWords } from './join.words.ts';
import { joinAccounts, makeJoinCode } from './join-accounts.ts';
import { mergeAnswers } from './merge-answers.ts';

export async function replyWithJoinCode({ db, person, now, reader }: Visit): Promise<Outcome> {
  const code = await makeJoinCode({ db, personId: person.id, now });
  return show(joinCodeCard(code, reader), reader, joinWords[reader.language].title);
}

export async function replyToJoin(visit: Visit, code: string): Promise<Outcome> {
  const { db, outbox, person, now, reader, eventId, countGuess } = visit;
  const join = joinWords[reader.language];
  let changed: string[] = [];
  const here = reader.place.platform;
  const result = await joinAccounts({
    db,
    here,
    code,
    personId: person.id,
    now,
    eventId,
    countGuess,
    holdAnswers: holdSeminars,
    async moveAnswers(tx, people) {
      changed = await mergeAnswers({ tx, outbox, now, ...people });
    },
  });
  for (const seminarId of changed) outbox.refreshPosts(seminarId);
  // Heard once more: the first time either joined them, or found no such number.
  const wasJoined = result.kind === 'seen_before' && (await hasAccountOn(db, person.id, besides(here)));
  if (result.kind !== 'joined' && !wasJoined) {
    const texts = {
      too_many: teamWords[reader.language].tooMany,
      wrong: join.wrong,
      joined_before: join.before,
      seen_before: join.wrong,
    };
    return refused(plainCard(texts[result.kind], reader), reader);
  }
  const to = result.kind === 'joined' ? result.to : person.id;
  const isOrganizer = (await findRole(db, to)) !== null;
  const card: Card = {
    ...(isOrganizer ? organizerNote(join.organizerText, reader) : plainCard('', reader)),
    summary: join.joined,
    title: join.joined,
    text: [join.joinedText, ...(isOrganizer ? [join.organizerText] : [])],
  };
  return show(card, reader);
}

export const joinHandlers = {
  'join-code': replyWithJoinCode,
  join: (visit, { code }) => replyToJoin(visit, code),
} satisfies Partial<Handlers>;
