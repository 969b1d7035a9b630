// The Slack surface before the playground's Slack, over HTTP, answered by a scripted bot.
import { Writable } from 'node:stream';
import type { Card } from '../../../src/cards/card.ts';
import { createLogger } from '../../../src/log.ts';
import type { Json, SlackMessage } from '../../../src/playground/slack/slack.ts';
import type { PlaygroundSlackOptions } from '../../../src/playground/slack/start-slack.ts';
import { createSlackSender, createSlackSurface } from '../../../src/surfaces/slack/index.ts';
import { startServer, startSlack } from '../../playground/slack/slack-fixture.ts';
import { HANG_MS } from '../../support/hang.ts';
import { createStubBot, type StubBot } from '../stub-bot.ts';

export const botToken = 'xoxb-playground';
export const signingSecret = 'playground-signing-secret';
export const channel = 'C0SEMINAR';
export const seminar = '7f1f3e9c-5a0e-4c58-9a2b-0d6d4f3b2c11';

/** A card of one button, which runs the command given. */
export const cardOf = (title: string, more: Partial<Card> = {}): Card => ({ summary: title, title, ...more });
export const shown = (title: string, more: Partial<Card> = {}) =>
  ({ kind: 'card', card: cardOf(title, more), language: 'ja' }) as const;

export async function openSlack(
  bot: StubBot = createStubBot(),
  {
    answerWithinMs = HANG_MS,
    files,
    ...options
  }: Partial<PlaygroundSlackOptions> & Pick<Parameters<typeof createSlackSender>[0], 'files'> = {},
) {
  let eventsUrl = '';
  const playground = await startSlack({ eventsUrl: () => eventsUrl, ...options });
  const { slack, clock } = playground;
  const logged = loggedLines();
  const log = createLogger({ level: 'debug', destination: logged.destination });
  const account = { log, botToken, apiUrl: slack.apiUrl };
  // Looked at again at once, and as often as Slack allows.
  const followSeconds = { view: [0, 0, 0, 0], message: [0, 0, 0] };
  const told = { bot, clock, signingSecret, language: 'ja', answerWithinMs, followSeconds } as const;
  const surface = await createSlackSurface({ ...account, ...told });
  await surface.start();
  if (!surface.requestListener) throw new Error('the surface does not listen over HTTP');
  eventsUrl = await startServer(surface.requestListener);
  return {
    ...playground,
    bot,
    surface,
    eventsUrl,
    logged: logged.lines,
    sender: createSlackSender({ ...account, files }),
  };
}

function loggedLines() {
  const lines: Json[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { lines, destination };
}

/** What can be tapped. Of a menu's option, what Slack is to be told of the choice. */
interface Tappable {
  label: string;
  actionId: string;
  blockId: string;
  url?: string;
  overrides?: Json;
}

/** Every button of blocks, by its label, and every option of their menus. */
export function buttonsOf(blocks: readonly Json[]): Tappable[] {
  return blocks.flatMap((block) =>
    ((block.type === 'actions' ? block.elements : []) as Json[]).flatMap((element) => {
      const options = element.type === 'overflow' ? (element.options as Json[]) : [element];
      return options.map((option) => ({
        label: (option.text as { text: string }).text,
        actionId: String(element.action_id),
        blockId: String(block.block_id),
        ...(typeof option.url === 'string' && { url: option.url }),
        ...(option !== element && { overrides: { selected_option: { value: option.value } } }),
      }));
    }),
  );
}

/** What of blocks can be read, as a client shows it: plain and rich text are literal, mrkdwn there is none. */
export function readable(value: unknown): string {
  if (Array.isArray(value)) return value.map(readable).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const json = value as Json;
  if (json.type === 'mrkdwn') throw new Error(`mrkdwn would parse what people typed: ${JSON.stringify(json)}`);
  if (typeof json.text === 'string') return json.text;
  if (json.type === 'rich_text_section') return (json.elements as unknown[]).map(readable).join('');
  return Object.values(json).map(readable).filter(Boolean).join('\n');
}

export const textOf = ({ blocks }: Pick<SlackMessage, 'blocks'>): string => readable(blocks);
