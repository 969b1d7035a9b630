// Who reads a card: what its words and links depend on.
import type { Language } from './card.ts';
import type { Place } from './place.ts';

export interface Reader {
  language: Language;
  place: Place;
  now: Temporal.Instant;
}
