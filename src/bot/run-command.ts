// Carries out everything a person can do, whoever says it: who may is asked each time, then the command's handler runs.
import type { Form } from '../cards/card.ts';
import { silent } from '../cards/outcome.ts';
import { isForPagesOnly, type PageOutcome } from '../cards/page-outcome.ts';
import type { Place, Places } from '../cards/place.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type Command, shownInOf } from '../commands.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Logger } from '../log.ts';
import type { BuildCard } from '../messages/delivery.ts';
import type { FindAhead } from '../messages/find-month.ts';
import type { Links } from '../messages/links.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Queue } from '../messages/queue.ts';
import type { SharedMessages } from '../messages/shared.ts';
import { takeAlong } from '../messages/take-along.ts';
import { keptIn } from '../people/language.cards.ts';
import { meetVisitor, partWith, type Senders, type Visitor } from '../people/meet-person.ts';
import type { Person } from '../people/person.ts';
import { findRole } from '../people/role.store.ts';
import { replyWithDeskLink } from '../people/team.handlers.ts';
import type { Settings, Visit } from '../people/visit.ts';
import type { Bot } from '../surfaces/bot.ts';
import { refuse } from './admit.ts';
import { showFaces } from './faces.ts';
import { handlers } from './handlers.ts';
import { offerNames, readNames } from './names-on-pages.ts';
import type { Pictures } from './pictures.ts';
import { runOnce } from './run-once.ts';

export interface BotParts {
  places: Places;
  buildCard: BuildCard;
  shared: SharedMessages;
  db: DatabaseRoot;
  outbox: Outbox;
  ahead: FindAhead;
  queue: Pick<Queue, 'sendAgain' | 'startChore'>;
  links: Links;
  senders: Senders;
  drawer: Visit['drawer'];
  /** Unset: they have no address. */
  pictures?: Pick<Pictures, 'addressedIn'>;
  clock: Clock;
  log: Logger;
  settings: Settings;
  /** Counts one guess of a join code; false: too many. */
  countGuess(personId: string): Promise<boolean>;
  /** The same for a door's four digits. */
  countDoorGuess(personId: string): Promise<boolean>;
}

export interface RunCommand {
  run: Bot['run'];
  /** The same for a person known by a signed link, on a page. */
  runAs(input: { person: Person; command: Command }): Promise<PageOutcome>;
}

export function createRunCommand(parts: BotParts): RunCommand {
  const { places } = parts;
  const visitOf = ({ person, role }: Pick<Visitor, 'person' | 'role'>, place: Place, now: Temporal.Instant): Visit => ({
    ...parts,
    person,
    role,
    now,
    tappedAt: now,
    eventId: undefined,
    reader: { language: person.language, place, now },
  });
  return {
    async run({ from, command, tappedAt, eventId }) {
      const now = parts.clock.now();
      const tapped = tappedAt && Temporal.Instant.compare(tappedAt, now) < 0 ? tappedAt : now;
      if (command.do === 'unfollow') {
        await partWith({ db: parts.db, from, toldAt: tapped, now });
        return silent;
      }
      const place = places[from.platform];
      const visitor = await meetVisitor({ ...parts, from, spokeAt: tapped, now });
      const visit = visitOf(visitor, place, now);
      // Not even made here, where it cannot be shown: who takes the list along is noted.
      if (command.do === 'export' && visit.role !== null) return replyWithDeskLink(visit, command);
      const outcome = await carryOut({ ...visit, tappedAt: tapped, eventId }, command);
      if (isForPagesOnly(outcome)) return replyWithDeskLink(visit, command);
      const isLongList = command.do === 'door-list' && visit.role !== null;
      const fits = outcome.kind === 'form' ? canShow(place, outcome.form) : !isLongList || place.showsLongLists;
      const seen = { place, personId: visit.person.id };
      if (!fits) return replyWithDeskLink(visit, command);
      const shown = (await parts.pictures?.addressedIn(outcome, seen)) ?? outcome;
      const { person, isOwed } = visitor;
      if (!place.isCounted || !isOwed || !eventId) return shown;
      const answered = { personId: person.id, address: from.id, eventId };
      return { ...shown, takeAlong: (most) => takeAlong({ ...parts, realClock: systemClock }, { ...answered, most }) };
    },
    async runAs({ person, command }) {
      const role = await findRole(parts.db, person.id);
      const visit = visitOf({ person, role }, places.page, parts.clock.now());
      const named = await offerNames(visit, await carryOut(visit, await readNames(visit, command)));
      const outcome = await showFaces(visit.senders, named);
      return (await parts.pictures?.addressedIn(outcome, { place: places.page, personId: person.id })) ?? outcome;
    },
  };
}

/** A file is asked for on a page. */
const canShow = ({ showsForms, takesPictures }: Place, { fields }: Form): boolean =>
  showsForms && (takesPictures === 'on_own_page' || fields.every(({ type }) => type !== 'picture'));

async function carryOut(visit: Visit, command: Command): Promise<PageOutcome> {
  const refused = await refuse(visit, command);
  if (refused) return refused;
  const language = shownInOf(command) ?? visit.reader.language;
  const theirs = { ...visit, reader: { ...visit.reader, language } };
  const outcome = await runOnce(theirs, command, (each) => handle(theirs, each));
  const isOwn = language === visit.person.language;
  return isOwn || isForPagesOnly(outcome) ? outcome : keptIn(outcome, language);
}

/** The one cast: whom the command is for was asked just before. */
async function handle(visit: Visit, command: Command): Promise<PageOutcome> {
  const handler = handlers[command.do] as (visit: Visit, command: Command) => PageOutcome | Promise<PageOutcome>;
  return handler(visit, command);
}
