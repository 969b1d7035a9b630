// What the coordinators of a seminar, and its speakers, are told of that.
import type { Builders, ToOne } from '../messages/builder.ts';
import { hasLaterOccasion } from '../messages/message.store.ts';
import { newCoordinatorCard, speakerAddedCard } from './host.cards.ts';
import { isCoordinator, isSpeaker } from './host.store.ts';

export const hostMessages = {
  'new-coordinator': async (to) => {
    const { db, message, seminar, person, reader } = to;
    const isWanted = await isNews(to, await isCoordinator(db, seminar.id, person.id));
    return isWanted ? newCoordinatorCard(seminar, message.details, reader) : undefined;
  },
  'speaker-added': async (to) => {
    const { db, message, seminar, person, reader } = to;
    const isWanted = await isNews(to, await isSpeaker(db, seminar.id, person.id));
    return isWanted ? speakerAddedCard(seminar, message.details, reader) : undefined;
  },
} satisfies Partial<Builders>;

async function isNews({ db, message, seminar }: ToOne, isStillSo: boolean): Promise<boolean> {
  return isStillSo && seminar.status !== 'cancelled' && !(await hasLaterOccasion(db, message));
}
