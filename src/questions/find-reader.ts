// Who reads the questions of a seminar: its speakers, or the organizers, where no speaker is anybody the bot can reach.
import type { Database } from '../database/client.ts';
import { findReachable } from '../people/reach.store.ts';
import { findHosts } from '../seminars/host.store.ts';
import type { QuestionReader } from './question.ts';

export async function findQuestionReader(db: Database, seminarId: string): Promise<QuestionReader> {
  const speakers = (await findHosts(db, seminarId)).filter(({ part }) => part === 'speaker');
  const reachable = await findReachable(
    db,
    speakers.map(({ person }) => person.id),
  );
  return reachable.size > 0 ? 'speaker' : 'organizers';
}
