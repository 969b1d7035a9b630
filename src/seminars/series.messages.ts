// What organizers are told of their series.
import type { Builders } from '../messages/builder.ts';
import { findOverlaps } from './find-overlaps.ts';
import { seriesDraftCard } from './series.cards.ts';

export const seriesMessages = {
  'series-draft': async ({ db, seminar, reader }) =>
    seminar.status === 'draft' ? seriesDraftCard(seminar, await findOverlaps(db, seminar), reader) : undefined,
} satisfies Partial<Builders>;
