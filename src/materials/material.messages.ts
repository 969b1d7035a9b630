// The materials, to who was there or asked for just these.

import type { Card } from '../cards/card.ts';
import { hasAttended } from '../checkins/load-attendance.ts';
import { type Builders, type ToOne, whileAnnounced } from '../messages/builder.ts';
import { findRsvp } from '../rsvps/rsvp.store.ts';
import { materialsCard } from './material.cards.ts';
import { absenceFormUrl } from './material.handlers.ts';
import { findMaterials } from './material.store.ts';

export const materialMessages = { materials: whileAnnounced(buildMaterials) } satisfies Partial<Builders>;

async function buildMaterials(to: ToOne): Promise<Card | undefined> {
  const { db, links, message, seminar, reader } = to;
  const personId = to.person.id;
  const rsvp = await findRsvp(db, { seminarId: seminar.id, personId });
  const wasThere = await hasAttended(db, { seminarId: seminar.id, personId });
  if (!wasThere && rsvp?.standing !== 'materials') return undefined;
  const formUrl = wasThere ? undefined : await absenceFormUrl({ links, seminar, personId, reader });
  const materials = await findMaterials(db, seminar.id);
  const round = Number(message.occasion) || 1;
  return materialsCard({ seminar, materials, round, absence: wasThere ? undefined : { formUrl } }, reader);
}
