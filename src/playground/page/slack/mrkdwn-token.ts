// What stands in angle brackets in Slack's mrkdwn: links, mentions, pings, dates. Source: "Formatting message text".
import { html } from 'hono/html';
import { type Html, linkUrl, outward } from '../markup.ts';
import { withEmoji } from './emoji.ts';
import { formatSlackDate } from './slack-date.ts';

/** How ids read, and when. */
export interface Names {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
  timeZone: string;
}

/** `&lt;`, `&gt;` and `&amp;` back to letters, once. */
export const unescapeText = (text: string): string =>
  text.replaceAll(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '');

/** `inside` is what stands between < and >. */
export function renderToken(inside: string, names: Names): Html {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeText(inside.slice(bar + 1));
  if (target.startsWith('@')) return mention(`@${names.user(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (target.startsWith('#')) return mention(`#${names.channel(target.slice(1)) ?? label ?? target.slice(1)}`);
  if (target.startsWith('!')) return special(target.slice(1), label, names);
  const href = linkUrl(unescapeText(target));
  return href ? outward(href, withEmoji(label || unescapeText(target))) : html`${unescapeText(`<${inside}>`)}`;
}

const mention = (words: string): Html => html`<span class="mention" dir="auto">${words}</span>`;

/** Everyone in the channel gets a notification: shown so that a slip is seen. */
export const ping = (words: string): Html => html`<span class="ping" dir="auto">${words}</span>`;

function special(what: string, label: string | undefined, { timeZone }: Names): Html {
  if (['channel', 'here', 'everyone'].includes(what)) return ping(`@${what}`);
  if (what.startsWith('subteam^')) return ping(label ?? `@${what.slice('subteam^'.length)}`);
  const [kind, seconds = '', format = '', link] = what.split('^');
  const date = kind === 'date' ? formatSlackDate(seconds, unescapeText(format), timeZone) : undefined;
  const words = date ?? label ?? `<!${what}>`;
  const href = linkUrl(link);
  return href ? outward(href, words) : html`${words}`;
}
