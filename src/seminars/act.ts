// What use cases are given of who does something to a seminar, and when. Types alone.
import type { DatabaseRoot } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';

/** An organizer's word. */
export interface OrganizersAct {
  db: DatabaseRoot;
  outbox: Outbox;
  seminarId: string;
  /** The organizer's person id. */
  actor: string;
  now: Temporal.Instant;
}

/** Anybody's tap. */
export interface PersonsTap {
  db: DatabaseRoot;
  outbox: Outbox;
  personId: string;
  seminarId: string;
  /** By the platform's word; later than `now` counts as `now`. */
  tappedAt: Temporal.Instant;
  now: Temporal.Instant;
  /** Unset where no platform's event is behind it. */
  eventId?: string;
}
