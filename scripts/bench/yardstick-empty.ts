// Bolt with a handler that does nothing but ack.
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { slackSecret } from './tap.ts';
import { serveYardstick } from './yardsticks.ts';

serveYardstick(async () => {
  const receiver = new HTTPReceiver({
    signingSecret: slackSecret,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
  });
  const authorize = async () => ({ botToken: 'xoxb-bench', botId: 'B0SEMINARBOT', botUserId: 'U0SEMINARBOT' });
  const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
  app.action(/.*/, async ({ ack }) => ack());
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = 'address' in server ? server.address() : null;
  return { said: typeof address === 'object' && address ? address.port : 0 };
});
