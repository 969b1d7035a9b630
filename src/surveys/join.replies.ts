// A number from the App Home, sent on LINE: the two accounts become one person's.
import type { Outcome } from '../messages/card.ts';
import { plainCard } from '../people/help.cards.ts';
import { joinAccounts } from '../people/join-accounts.ts';
import type { Visit } from '../visit.ts';
import { mergeAnswers } from './merge-answers.ts';

export async function replyToJoin(visit: Visit, code: string): Promise<Outcome> {
  const { db, outbox, person, now, reader, countGuess } = visit;
  const { join } = reader.words;
  const result = await joinAccounts({
    ...{ db, code, personId: person.id, now, countGuess },
    moveAnswers: (tx, people) => mergeAnswers({ tx, outbox, now, ...people }),
  });
  if (result.kind !== 'joined') {
    const text = { too_many: join.tooMany, wrong: join.wrong, joined_before: join.before }[result.kind];
    return { kind: 'card', card: plainCard(text, reader), language: reader.language };
  }
  const card = { ...plainCard(join.joinedText, reader), summary: join.joined, title: join.joined };
  return { kind: 'card', card, language: reader.language };
}
