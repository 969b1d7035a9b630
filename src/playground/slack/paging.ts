// Slack's cursor pages (https://docs.slack.dev/apis/web-api/pagination): the same for every list.
import type { Args } from './api-args.ts';
import { SlackRefusal } from './refusal.ts';
import type { Json } from './slack.ts';

export function page<T>(all: readonly T[], args: Args): { items: T[]; next: Json; hasMore: boolean } {
  const limit = args.whole('limit') || 100;
  if (limit > 1000) throw new SlackRefusal('invalid_limit');
  const start = fromCursor(args.text('cursor'));
  const end = start + limit;
  const hasMore = end < all.length;
  const cursor = hasMore ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), next: { response_metadata: { next_cursor: cursor } }, hasMore };
}

function fromCursor(cursor: string | undefined): number {
  if (!cursor) return 0;
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (!match) throw new SlackRefusal('invalid_cursor');
  return Number(match[1]);
}
