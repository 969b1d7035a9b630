// What sending the materials would tell whom: carried out as it will be, and taken back.
import { findUnreached } from '../attendees/attendee.store.ts';
import type { Card } from '../cards/card.ts';
import { looksOf } from '../messages/reach.cards.ts';
import { rehearse } from '../messages/rehearse.ts';
import { deskUrl } from '../people/desk-url.ts';
import type { OrganizerVisit } from '../people/visit.ts';
import { type MaterialsPreview, materialsCard } from './material.cards.ts';
import { findMaterials } from './material.store.ts';
import { lastRound, type SendRefusal } from './material.ts';
import { sendMaterials } from './send-materials.ts';

export type LoadedPreview =
  | { kind: 'no_seminar' }
  | { kind: 'refused'; why: SendRefusal }
  | ({ kind: 'preview' } & MaterialsPreview);

export async function loadMaterialsPreview(visit: OrganizerVisit, seminarId: string): Promise<LoadedPreview> {
  const { db, now, person, reader, places } = visit;
  const { result, reach, people } = await rehearse(visit, async (stage) => ({
    sent: await sendMaterials({ ...stage, seminarId, actor: person.id, now }),
    materials: await findMaterials(stage.db, seminarId),
  }));
  const { sent, materials } = result;
  if (sent.kind !== 'sent') return sent;
  const { seminar } = sent;
  const round = lastRound(materials);
  // As who was there gets it; who asked for just these is also asked why they could not come.
  const cardFor = (as: typeof reader): Card =>
    materialsCard({ seminar, materials, round, absence: undefined }, as) ?? { summary: '' };
  return {
    ...{ kind: 'preview', seminar, reach },
    unreached: await findUnreached(db, seminarId, people),
    looks: people.length > 0 ? looksOf(reach, cardFor, reader, places) : [],
    pageUrl: await deskUrl(visit, { do: 'preview-materials', seminar: seminarId }),
  };
}
