// One person's command while it is carried out: who, when, and what it may use.
import type { DatabaseRoot } from './database/client.ts';
import type { Links } from './messages/links.ts';
import type { Outbox } from './messages/outbox.ts';
import type { Queue } from './messages/queue.ts';
import type { Reader } from './messages/reader.ts';
import type { Person } from './people/person.ts';

export interface Visit {
  db: DatabaseRoot;
  outbox: Outbox;
  links: Links;
  queue: Pick<Queue, 'sendAgain'>;
  person: Person;
  reader: Reader;
  isOrganizer: boolean;
  now: Temporal.Instant;
  /** When the person tapped, by the platform's word; never later than `now`. */
  tappedAt: Temporal.Instant;
  eventId: string | undefined;
  settings: Settings;
}

/** What of the configuration the commands need. */
export interface Settings {
  timeZone: string;
  announceChannel: string | undefined;
  /** Whether Slack is on: then a seminar names a channel. */
  hasSlack: boolean;
}
