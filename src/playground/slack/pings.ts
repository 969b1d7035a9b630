// Whom a message would notify. Tests use it to see that no title typed by a person pages the channel.
import { isJson } from './rule.ts';
import type { Json } from './slack.ts';

const mention =
  /<(?:!(?:channel|here|everyone)(?:\|[^>]*)?|@[UW][A-Z0-9]+(?:\|[^>]*)?|!subteam\^[A-Z0-9]+(?:\|[^>]*)?)>/g;

/** The mentions in a text or in blocks' mrkdwn and rich text, as written: `<!channel>`, `<@U…>`, `<!subteam^S…>` … */
export function pings(content: string | readonly Json[]): string[] {
  if (typeof content === 'string') return content.match(mention) ?? [];
  return content.flatMap(pingsIn);
}

function pingsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pingsIn);
  if (!isJson(value)) return [];
  switch (value.type) {
    case 'plain_text':
      return [];
    case 'mrkdwn':
    case 'markdown':
      return typeof value.text === 'string' ? pings(value.text) : [];
    case 'user':
      return [`<@${value.user_id}>`];
    case 'usergroup':
      return [`<!subteam^${value.usergroup_id}>`];
    case 'broadcast':
      return [`<!${value.range}>`];
    default:
      return Object.values(value).flatMap(pingsIn);
  }
}
