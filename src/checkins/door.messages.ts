// What organizers are told of the door.
import type { Builders } from '../messages/builder.ts';
import { newCodeCard } from './door.cards.ts';
import { openDoor } from './door-code.ts';

export const doorMessages = {
  'door-code': async ({ db, seminar, reader }) => {
    const door = await openDoor({ db, seminarId: seminar.id });
    return door && newCodeCard(door, reader);
  },
} satisfies Partial<Builders>;
