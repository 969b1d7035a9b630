// One person's command while it is carried out: who, when, and what it may use.

import type { FormOutcome } from '../cards/outcome.ts';
import type { PageOutcome } from '../cards/page-outcome.ts';
import type { Place, Places } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';
import type { CommandName, CommandOf, commands } from '../commands.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { BuildCard } from '../messages/delivery.ts';
import type { FindAhead } from '../messages/find-month.ts';
import type { Links } from '../messages/links.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Queue } from '../messages/queue.ts';
import type { SharedMessages } from '../messages/shared.ts';
import type { Drawer } from '../pictures/drawer.ts';
import type { Senders } from './meet-person.ts';
import type { Person } from './person.ts';
import type { Role } from './role.ts';

export interface Visit {
  db: DatabaseRoot;
  outbox: Outbox;
  /** What LINE's month is still needed for. */
  ahead: FindAhead;
  links: Links;
  /** For cards as others will see them. */
  places: Places;
  senders: Senders;
  drawer: Pick<Drawer, 'draw'>;
  queue: Pick<Queue, 'sendAgain' | 'startChore'>;
  /** What a message of the ledger says by now; undefined when it is no longer wanted. */
  buildCard: BuildCard;
  /** The same of what many get alike. */
  shared: SharedMessages;
  person: Person;
  reader: Reader;
  /** What the person may do beyond what everyone may; read anew for each command. */
  role: Role | null;
  now: Temporal.Instant;
  /** When the person tapped, by the platform's word; never later than `now`. */
  tappedAt: Temporal.Instant;
  eventId: string | undefined;
  settings: Settings;
  /** Counts one guess of a join code; false: too many. */
  countGuess(personId: string): Promise<boolean>;
  /** The same for a door's four digits. */
  countDoorGuess(personId: string): Promise<boolean>;
}

/** Of a link that anybody may open: it is nobody's, so nothing can be done in somebody's name. */
export interface GuestVisit extends Pick<Visit, 'db' | 'now' | 'settings'> {
  place: Place;
  /** Counts one name written on a door's page; false: too many for now. */
  countWalkIn(seminarId: string): Promise<boolean>;
}

/** Of somebody whose role the gate has seen. */
export type OrganizerVisit = Visit & { role: Role };
export type AdminVisit = Visit & { role: 'admin' };

interface VisitFor {
  anyone: Visit;
  speaker: Visit;
  speaker_or_organizer: Visit;
  organizer: OrganizerVisit;
  admin: AdminVisit;
}

/** A form's says whether it was accepted. */
type AnswerTo<Row> = Row extends { kind: 'submits' } ? FormOutcome : PageOutcome;

/** Carries out one command, for whom it is for. */
export type Handler<Do extends CommandName> = (
  visit: VisitFor[(typeof commands)[Do]['who']],
  command: CommandOf<Do>,
) => AnswerTo<(typeof commands)[Do]> | Promise<AnswerTo<(typeof commands)[Do]>>;

/** A room's part of them stands in its `<noun>.handlers.ts`. */
export type Handlers = { [Do in CommandName]: Handler<Do> };

/** What of the configuration the commands need. */
export interface Settings {
  timeZone: string;
  announceChannel: string | undefined;
  /** Whether Slack is on: then a seminar names a channel. */
  hasSlack: boolean;
  hasLine: boolean;
  /** The LINE account's, e.g. @123abcde; for links that open its chat. */
  lineBasicId?: string;
  /** The Slack app's id, for a link that opens it. */
  slackAppId?: string;
  /** For so many fiscal years after the last evening what shows who somebody is stays; null: for good. */
  retentionYears: number | null;
}
