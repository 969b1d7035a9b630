// Start and graceful stop. Whatever is wrong with the surroundings is one line and an exit code.
import type { App } from './app.ts';
import { systemClock } from './clock.ts';
import { ConfigError, readConfig } from './config.ts';
import { openDatabase } from './database/open.ts';
import './database/quick-drizzle.ts';
import { openHttpServer } from './http-server.ts';
import { createLogger } from './log.ts';

try {
  await start();
} catch (error) {
  // The cause may hold an address or a secret: only our own words are printed.
  console.error(error instanceof ConfigError ? error.message : `The bot could not start: ${messageOf(error)}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger({ level: config.logLevel });
  // A reconnect of Socket Mode may fail where nobody waits for it; the SDK tries again by itself.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a failure nobody waited for'));
  const isPlayground = !config.slack && !config.line;
  const server = await openHttpServer({ port: config.port, ...(isPlayground && { host: '127.0.0.1' }) });
  // Loading the bot's code takes as long as the database's start: it is done meanwhile, and for nobody who cannot start.
  const load = () => (isPlayground ? import('./playground/start-playground.ts') : import('./app.ts'));
  const database = await openDatabase({ ...config, isThrowaway: isPlayground, meanwhile: () => void load() });
  let app: App;
  try {
    const parts = await load();
    app =
      'startPlayground' in parts
        ? await parts.startPlayground({ config, log, server, database })
        : await parts.startApp({ config, databaseUrl: database.url, clock: systemClock, log, server });
  } catch (error) {
    await database.stop().catch((fault) => log.error({ err: fault }, 'the database did not stop'));
    throw error;
  }
  stopOnSignal(async () => {
    await app.stop();
    await database.stop();
  });
  const where = `http://localhost:${server.port}/`;
  console.log(isPlayground ? `Playground: ${where}` : `Ready on port ${server.port} (${onLine(config)}).`);
}

function onLine({ slack, line }: ReturnType<typeof readConfig>): string {
  return [slack && 'Slack', line && 'LINE'].filter(Boolean).join(', ');
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await stop().catch((error) => console.error(`The bot did not stop cleanly: ${messageOf(error)}`));
    process.exit(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
