// The materials' message, as things stand when it is sent; undefined when it is no longer wanted.

import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { hasAttended } from '../checkins/load-attendance.ts';
import type { Database } from '../database/client.ts';
import type { Links } from '../messages/links.ts';
import type { LedgerMessage } from '../messages/message.ts';
import type { Mine } from '../rsvps/rsvp.cards.ts';
import { materialsCard } from './material.cards.ts';
import { absenceFormUrl } from './material.replies.ts';
import { findMaterials } from './material.store.ts';

export async function buildMaterials({
  db,
  links,
  message,
  personId,
  mine: { seminar, rsvp },
  reader,
}: {
  db: Database;
  links: Links;
  message: LedgerMessage;
  personId: string;
  mine: Mine;
  reader: Reader;
}): Promise<Card | undefined> {
  const wasThere = await hasAttended(db, { seminarId: seminar.id, personId });
  if (!wasThere && rsvp?.standing !== 'materials') return undefined;
  const formUrl = wasThere ? undefined : await absenceFormUrl({ links, seminar, personId, reader });
  const materials = await findMaterials(db, seminar.id);
  const round = Number(message.occasion) || 1;
  return materialsCard({ seminar, materials, round, absence: wasThere ? undefined : { formUrl } }, reader);
}
