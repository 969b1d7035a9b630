// Carries out everything a person can do, whoever says it: who may is asked each time, then the command's handler runs.
import { silent } from '../cards/outcome.ts';
import { isForPagesOnly, type PageOutcome } from '../cards/page-outcome.ts';
import { createReader, type Platform } from '../cards/reader.ts';
import type { Clock } from '../clock.ts';
import type { Command } from '../commands.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Links } from '../messages/links.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Queue } from '../messages/queue.ts';
import { meetVisitor, partWith, type Senders, type Visitor } from '../people/meet-person.ts';
import type { Person } from '../people/person.ts';
import { findRole } from '../people/role.store.ts';
import { replyWithDeskLink } from '../people/team.handlers.ts';
import type { Settings, Visit } from '../people/visit.ts';
import type { Bot } from '../surfaces/bot.ts';
import { refuse } from './admit.ts';
import { createBuildCard } from './build-message.ts';
import { createSharedMessages } from './build-shared.ts';
import { handlers } from './handlers.ts';
import { offerNames, readNames } from './names-on-pages.ts';
import { runOnce } from './run-once.ts';

export interface BotParts {
  db: DatabaseRoot;
  outbox: Outbox;
  queue: Pick<Queue, 'sendAgain'>;
  links: Links;
  senders: Senders;
  clock: Clock;
  settings: Settings;
  /** Counts one guess of a join code; false: too many. */
  countGuess(personId: string): Promise<boolean>;
  /** The same for a door's four digits. */
  countDoorGuess(personId: string): Promise<boolean>;
}

export interface RunCommand {
  run: Bot['run'];
  /** The same for a person known by a signed link, on a page. `platform`: whose cards are shown there. */
  runAs(input: { person: Person; command: Command; platform: Platform }): Promise<PageOutcome>;
}

export function createRunCommand(parts: BotParts): RunCommand {
  // Asked only whether a message is still wanted: its language does not matter.
  const buildCard = createBuildCard({ ...parts, language: 'ja' });
  const shared = createSharedMessages(parts);
  const visitOf = ({ person, role }: Visitor, platform: Platform, now: Temporal.Instant): Visit => ({
    ...parts,
    ...{ buildCard, shared },
    ...{ person, role, now, tappedAt: now, eventId: undefined },
    reader: createReader({ language: person.language, platform, now }),
  });
  return {
    async run({ from, command, tappedAt, eventId }) {
      const now = parts.clock.now();
      const tapped = tappedAt && Temporal.Instant.compare(tappedAt, now) < 0 ? tappedAt : now;
      if (command.do === 'unfollow') {
        await partWith({ db: parts.db, from, toldAt: tapped, now });
        return silent;
      }
      const visit = visitOf(await meetVisitor({ ...parts, from, spokeAt: tapped, now }), from.platform, now);
      const outcome = await carryOut({ ...visit, tappedAt: tapped, eventId }, command);
      if (isForPagesOnly(outcome)) return replyWithDeskLink(visit, command);
      // LINE has no forms, and a list to tick is long: an organizer's is a page.
      const needsPage = outcome.kind === 'form' || (command.do === 'door-list' && visit.role !== null);
      return needsPage && from.platform === 'line' ? replyWithDeskLink(visit, command) : outcome;
    },
    async runAs({ person, command, platform }) {
      const role = await findRole(parts.db, person.id);
      const asked = visitOf({ person, role }, platform, parts.clock.now());
      const visit = { ...asked, reader: { ...asked.reader, showsForms: true } };
      return offerNames(visit, await carryOut(visit, await readNames(visit, command)));
    },
  };
}

async function carryOut(visit: Visit, command: Command): Promise<PageOutcome> {
  const refused = await refuse(visit, command);
  return refused ?? runOnce(visit, command, (each) => handle(visit, each));
}

/** The one cast: whom the command is for was asked just before. */
async function handle(visit: Visit, command: Command): Promise<PageOutcome> {
  const handler = handlers[command.do] as (visit: Visit, command: Command) => PageOutcome | Promise<PageOutcome>;
  return handler(visit, command);
}
