// What organizers and admins are told of their role.
import type { Builders } from '../messages/builder.ts';
import { hasLaterOccasion } from '../messages/message.store.ts';
import { findRole } from './role.store.ts';
import { roleGivenCard } from './team.cards.ts';

export const teamMessages = {
  /** Changed again since, it is told by a later message, or not at all. */
  'role-given': async ({ db, message, person, reader }) => {
    if (await hasLaterOccasion(db, message)) return undefined;
    const role = await findRole(db, person.id);
    if (role === null || role !== message.details.role) return undefined;
    return roleGivenCard({ role, by: message.details.by ?? '' }, reader);
  },
} satisfies Partial<Builders>;
