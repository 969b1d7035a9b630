// The composition root: puts the parts together, starts them in order and stops them in reverse.
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { createDelivery, createMessages, createWork, type Messages } from './bot/deliver.ts';
import { createPictures, type Pictures, picturesLinks } from './bot/pictures.ts';
import { isPublicAddress } from './bot/public-address.ts';
import { createReadLink } from './bot/read-link.ts';
import { createRunCommand } from './bot/run-command.ts';
import { accountNamed } from './cards/account.ts';
import type { Language } from './cards/card.ts';
import { FOLLOWED, type Places } from './cards/place.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createDatabase, type DatabaseRoot } from './database/client.ts';
import { isPassingFault } from './database/faults.ts';
import { limits, withLimits } from './database/limits.ts';
import { migrateDatabase } from './database/migrate.ts';
import { loadSecret } from './database/secret.store.ts';
import { within } from './database/within.ts';
import { createProxyList } from './gate/client-address.ts';
import { createGate } from './gate/gate.ts';
import { answerGroup } from './groups/answer-group.ts';
import type { HttpServer } from './http-server.ts';
import type { Logger } from './log.ts';
import type { Inbox } from './messages/arrival.ts';
import type { FindAhead } from './messages/find-month.ts';
import { createInbox } from './messages/inbox.ts';
import { createLinks, isOurPath, type Links } from './messages/links.ts';
import { createOutbox, type Outbox } from './messages/outbox.ts';
import { createGuessCount } from './messages/pacing.ts';
import { findStalePosts } from './messages/post.store.ts';
import { type Queue, startQueue } from './messages/queue.ts';
import { refreshPosts } from './messages/refresh-posts.ts';
import { createRefresher } from './messages/refresher.ts';
import { takeOverRole } from './people/change-role.ts';
import { beginImport } from './people/follower.store.ts';
import { giveFirstAdminCode } from './people/give-role-code.ts';
import { meetPerson, type Senders } from './people/meet-person.ts';
import { findAccount } from './people/person.store.ts';
import { createDrawer, type Drawer } from './pictures/drawer.ts';
import { createFindAhead } from './reminders/find-ahead.ts';
import { createJobs } from './schedule/jobs.ts';
import { createSchedule, type Schedule } from './schedule/run.ts';
import { beginNumbersAt } from './seminars/series.store.ts';
import type { Bot } from './surfaces/bot.ts';
import type { LineSurface } from './surfaces/line/index.ts';
import { linePlace } from './surfaces/line/place.ts';
import { slackPlace } from './surfaces/slack/place.ts';
import { createWebSurface } from './surfaces/web/index.ts';
import { pagePlace } from './surfaces/web/place.ts';

/** What channel posts are written in, and people until their platform tells otherwise. */
const LANGUAGE: Language = 'ja';

const places: Places = { slack: slackPlace, line: linePlace, page: pagePlace };

/** A database that does not answer for so long is as good as none. */
const READY_WITHIN_MS = 2000;

/** For storing, settling, and looking through what is stored. */
const INBOX_CONNECTIONS = 3;

export interface AppOptions {
  config: Pick<
    Config,
    | 'slack'
    | 'line'
    | 'publicUrl'
    | 'timeZone'
    | 'announceChannel'
    | 'organizers'
    | 'admins'
    | 'firstNumber'
    | 'reminders'
    | 'quietHours'
    | 'trustedProxies'
    | 'hasMenu'
    | 'retentionYears'
  >;
  databaseUrl: string;
  /** False where a pooler refuses connections that ask for time limits. */
  takesLimits?: boolean;
  clock: Clock;
  log: Logger;
  server: HttpServer;
  /** Where pictures are fetched from, where it is not the public address. */
  picturesUrl?: string;
  /** Pages of the playground, served before the others. */
  pages?: Hono;
  /** How soon Slack and LINE are answered, done or not; what they allow when left out. */
  answerWithinMs?: number;
}

export interface App {
  db: DatabaseRoot;
  senders: Senders;
  outbox: Outbox;
  schedule: Schedule;
  /** To be sent on LINE by who is to be the first admin; unset: there is one, or Slack's settings name one. */
  adminCode: string | undefined;
  /** Resolves once what people did already is carried out and answered. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

type Stop = () => unknown;

/** Rejects with a ConfigError or a plain sentence when something it needs cannot be had; then nothing is left running. */
export async function startApp(options: AppOptions): Promise<App> {
  const stops: Stop[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return { ...(await startParts(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(options: AppOptions, stops: Stop[]): Promise<Omit<App, 'stop'>> {
  const { config, clock, log, server } = options;
  await migrateDatabase(urlFor('migration', options));
  // A pooler that takes no time limits gives each transaction another connection, where no statement was prepared.
  const keepsStatements = options.takesLimits ?? true;
  const { db, close } = createDatabase(urlFor('work', options), { keepsStatements });
  stops.push(close);
  const queue = await startQueue({ url: urlFor('queue', options), log });
  stops.push(() => queue.stop());
  await beginNumbersAt(db, config.firstNumber);
  const refresher = createRefresher({ log });
  const outbox = createOutbox({ queue, refresher, quietHours: config.quietHours });
  const key = await loadSecret(db, 'links');
  const links = createLinks({ key, publicUrl: config.publicUrl, clock });
  const drawer = createDrawer({ log });
  stops.push(drawer.stop);
  const picturesUrl = options.picturesUrl ?? config.publicUrl;
  const pictures = createPictures({ db, clock, log, drawer, ...picturesLinks({ key, clock, picturesUrl }) });
  const platforms = await loadPlatforms(options, pictures);
  const senders: Senders = { slack: platforms.slack?.sender, line: platforms.line?.sender };
  const lane = createDatabase(urlFor('work', options), { max: INBOX_CONNECTIONS, keepsStatements });
  stops.push(lane.close);
  const inbox = createInbox({ db: lane.db, log });
  stops.push(() => inbox.stop());
  const messages = createMessages({
    db,
    links,
    pictures,
    places,
    clock,
    quietHours: config.quietHours,
    language: LANGUAGE,
  });
  const ahead = createFindAhead(config.reminders);
  const bot = createBot({ ...options, ...messages, db, outbox, ahead, queue, links, pictures, drawer, senders, inbox });
  const [slack, line] = [await platforms.slack?.serve(bot), platforms.line?.serve(bot)];
  inbox.resumeThrough({ ...(slack && { slack }), ...(line && { line }) });
  const schedule = createSchedule({
    jobs: createJobs({
      db,
      outbox,
      ahead,
      queue,
      senders,
      clock,
      log,
      reminders: config.reminders,
      hasMenu: config.hasMenu,
      retention: { years: config.retentionYears, timeZone: config.timeZone },
    }),
    log,
  });
  await slack?.start();
  await takeOverRoles({ ...options, db, outbox, senders });
  await line?.start();
  stops.push(() => Promise.all([slack?.stop(), line?.stop(), inbox.rest()]));
  // Before anything can be announced: what is announced from now on reaches those found later, too.
  if (line) await beginImport(db, clock.now());
  server.serve({
    pages: createPages(options, { bot, db: lane.db, line }),
    slack: slack?.requestListener,
    // The playground is this machine's own.
    ...(!options.pages && { gate: createOurGate(options, links) }),
  });
  const stopping = new AbortController();
  const { signal } = stopping;
  const delivery = createDelivery({ ...messages, db, outbox, ahead, queue, senders, clock, log });
  await queue.work(createWork({ delivery, outbox, signal, menu: { drawer, hasMenu: config.hasMenu } }));
  refresher.start((seminarId, until) => refreshPosts(delivery, seminarId, until));
  // Of a bot that was killed.
  for (const id of await findStalePosts(db)) refresher.ask(id);
  if (line) await queue.startChore('import-followers');
  if (line) await queue.startChore('keep-menu');
  schedule.start();
  inbox.start();
  // Before anything goes out with the address of a picture that nobody can draw.
  if (isPublicAddress(picturesUrl)) void drawer.tryOut();
  stops.push(() => {
    stopping.abort();
    return Promise.all([server.stop(), schedule.stop(), refresher.stop()]);
  });
  const adminCode = slack ? undefined : await giveFirstAdminCode({ db, now: clock.now() });
  const settled = async () => void (await Promise.all([slack?.settled(), line?.settled()]));
  return { db, senders, outbox, schedule, adminCode, settled };
}

function createOurGate({ config, clock }: AppOptions, links: Links) {
  const proxies = createProxyList(config.trustedProxies);
  return createGate({ clock, proxies, isOurLink: (path) => isOurPath(links, path) });
}

const urlFor = (work: keyof typeof limits, { databaseUrl, takesLimits = true }: AppOptions) =>
  takesLimits ? withLimits(databaseUrl, limits[work]) : databaseUrl;

/** Their senders, which the bot needs, and their surfaces, which need the bot. */
async function loadPlatforms({ config, clock, log, answerWithinMs }: AppOptions, pictures: Pictures) {
  const shared = { clock, log, language: LANGUAGE, answerWithinMs };
  const { slack: ofSlack, line: ofLine } = config;
  // Each SDK is loaded only where it is used: that is half of the start's time and memory.
  const slack = ofSlack && (await import('./surfaces/slack/index.ts'));
  const line = ofLine && (await import('./surfaces/line/index.ts'));
  return {
    slack: slack && {
      sender: slack.createSlackSender({ ...shared, ...ofSlack, files: pictures.filesOf('slack') }),
      serve: (bot: Bot) => slack.createSlackSurface({ ...shared, ...ofSlack, bot }),
    },
    line: line && {
      sender: line.createLineSender({ ...shared, ...ofLine }),
      serve: (bot: Bot) => line.createLineSurface({ ...shared, ...ofLine, bot }),
    },
  };
}

interface Parts {
  db: DatabaseRoot;
  outbox: Outbox;
  ahead: FindAhead;
  links: Links;
  pictures: Pictures;
  drawer: Drawer;
  senders: Senders;
}

function createBot({ config, clock, ...parts }: AppOptions & Parts & Messages & { queue: Queue; inbox: Inbox }): Bot {
  const { db, links, pictures, inbox } = parts;
  const settings = {
    timeZone: config.timeZone,
    announceChannel: config.announceChannel,
    hasSlack: config.slack !== undefined,
    hasLine: config.line !== undefined,
    lineBasicId: config.line?.basicId,
    slackAppId: config.slack?.appId,
    retentionYears: config.retentionYears,
  };
  const { run, runAs } = createRunCommand({ ...parts, clock, settings, places, ...guessCounts(db) });
  return {
    run,
    inbox,
    async inGroup({ said, from }) {
      const { lineBasicId } = settings;
      return answerGroup({ db, place: places[FOLLOWED], said, from: from?.id, now: clock.now(), lineBasicId });
    },
    isPassing: isPassingFault,
    async languageOf({ platform, id }) {
      const known = await findAccount(db, { platform, externalId: id });
      return known?.person.language ?? LANGUAGE;
    },
    readLink: createReadLink({ db, links, pictures, clock, settings, places, runAs, countWalkIn: countWalkIns(db) }),
  };
}

const guessCounts = (db: DatabaseRoot) => ({
  countGuess: createGuessCount({ db, of: 'join-code' }),
  countDoorGuess: createGuessCount({ db, of: 'door-code' }),
});

/** More names in a quarter of an hour than this no door sees. */
const countWalkIns = (db: DatabaseRoot) => createGuessCount({ db, of: 'walk-in', points: 60 });

function createPages(
  { pages, log }: AppOptions,
  { bot, db, line }: { bot: Bot; db: DatabaseRoot; line?: LineSurface },
) {
  const all = new Hono();
  if (line) all.route('/', line.routes);
  if (pages) all.route('/', pages);
  all.route('/', createWebSurface({ bot, log, isReady: createIsReady(db), language: LANGUAGE }));
  return all;
}

/**
 * Asks the database; one question at a time, for a frozen one would gather them. `db`: the inbox's connections, for the
 * others may all be waiting for the one seminar that everybody wants.
 */
function createIsReady(db: DatabaseRoot): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  return async () => {
    asking ??= db
      .execute(sql`select 1`)
      .then(() => true)
      .finally(() => {
        asking = undefined;
      });
    return (await within(READY_WITHIN_MS, asking)) ?? false;
  };
}

/** The settings' admins and organizers, once. */
async function takeOverRoles({
  config,
  clock,
  db,
  outbox,
  senders,
}: Pick<AppOptions, 'config' | 'clock'> & Pick<Parts, 'db' | 'outbox' | 'senders'>): Promise<void> {
  const now = clock.now();
  const named = [
    ...config.admins.map((id) => ({ id, role: 'admin' as const, setting: `ADMINS ${id}` })),
    ...config.organizers.map((id) => ({ id, role: 'organizer' as const, setting: `ORGANIZERS ${id}` })),
  ];
  for (const { id, role, setting } of named) {
    const person = await meetPerson({ db, senders, from: accountNamed(id), now });
    await takeOverRole({ db, outbox, setting, personId: person.id, role, now });
  }
}
