// Start and graceful stop. Whatever is wrong with the surroundings is one line and an exit code.
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { type OpenedDatabase, openDatabase } from './database/open.ts';
import { openHttpServer } from './http-server.ts';
import { createLogger } from './log.ts';
import { ROLE_CODE_MINUTES, saidCode } from './people/role-code.ts';
import { startWords } from './start.words.ts';
import { ConfigError, StartError } from './start-error.ts';
import type { Stopper } from './stopper.ts';

/** Both together are less than the 15 s that an operator waits. */
const APP_STOPS_WITHIN_MS = 7000;
const DATABASE_STOPS_WITHIN_MS = 5000;
/** EX_CONFIG of sysexits.h; docs/setup.md has systemd try again after every other. */
const WRONG_SETTING = 78;

export async function runBot(stopper: Stopper): Promise<void> {
  try {
    await start(stopper);
  } catch (error) {
    // Told to stop: what was under way failed for that.
    if (stopper.signal.aborted) return;
    await stopper.stop();
    // The cause may hold an address or a secret: only our own words are printed.
    console.error(error instanceof StartError ? error.message : `The bot could not start: ${messageOf(error)}`);
    process.exit(error instanceof ConfigError ? WRONG_SETTING : 1);
  }
}

/** Rejects soon after the stopper's signal; each part is added to the stopper before it is waited for. */
async function start(stopper: Stopper): Promise<void> {
  const { signal } = stopper;
  const config = readConfig(process.env);
  const log = createLogger({ level: config.logLevel });
  // A reconnect of Socket Mode may fail where nobody waits for it; the SDK tries again by itself.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a failure nobody waited for'));
  const isPlayground = config.surfaces.length === 0;
  const server = await openHttpServer({ port: config.port, ...(isPlayground && { host: '127.0.0.1' }) });
  signal.throwIfAborted();
  // Loading the bot's code takes as long as the database's start: it is done meanwhile, and for nobody who cannot start.
  const load = () => (isPlayground ? import('./playground/start-playground.ts') : import('./app.ts'));
  const opening = openDatabase({ ...config, isThrowaway: isPlayground, log, signal, meanwhile: () => void load() });
  stopper.add(() => opening.then((opened) => opened.stop(), ignore), DATABASE_STOPS_WITHIN_MS);
  const database = await opening;
  const parts = await load();
  signal.throwIfAborted();
  const starting =
    'startPlayground' in parts
      ? parts.startPlayground({ config, log, server, database })
      : parts.startApp({ config, ...urlOf(database), clock: systemClock, log, server });
  stopper.add(() => starting.then((app) => app.stop(), ignore), APP_STOPS_WITHIN_MS);
  const { adminCode } = await starting;
  signal.throwIfAborted();
  const where = `http://localhost:${server.port}/`;
  const { ja, en } = startWords;
  const said = ({ playground, ready }: typeof ja) =>
    isPlayground ? playground(where) : ready(server.port, config.surfaces.join(', '));
  // In one piece: whoever reads one line has the other, too.
  console.log(`${said(ja)}\n${said(en)}`);
  // Not a line of the log: logs are kept, and read by others.
  if (adminCode) {
    const ofIt = [saidCode(adminCode), ROLE_CODE_MINUTES] as const;
    console.log(`${ja.firstAdmin(...ofIt)}\n${en.firstAdmin(...ofIt)}`);
  }
}

const urlOf = ({ url, takesLimits }: OpenedDatabase) => ({ databaseUrl: url, takesLimits });

/** A part that failed to start has nothing to stop, and its failure is told elsewhere. */
const ignore = () => {};

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
