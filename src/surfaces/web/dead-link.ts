// A link that opens nothing (any more): a kind page that says what to do next, and keeps what was typed.
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Language } from '../../cards/card.ts';
import type { LinkTarget } from '../bot.ts';
import { renderNotice, renderSaid } from './page.ts';
import { readTyped, renderTyped } from './typed.ts';
import { webWords } from './web.words.ts';

export async function showDeadLink(
  context: Context,
  target: LinkTarget,
  visitorsOwn: (context: Context) => Language,
  /** What an expired one says. */
  expired: 'expired' | 'deskExpired' = 'expired',
): Promise<Response> {
  const isExpired = target.kind === 'expired';
  const isClosed = target.kind === 'closed';
  const language = isExpired || isClosed ? target.language : visitorsOwn(context);
  const typed = await readTyped(context);
  const { notSentText, notTakenText } = webWords[language];
  const notSent = typed.length > 0 ? html`<p><strong>${isClosed ? notTakenText : notSentText}</strong></p>` : '';
  const below = html`${notSent}${renderTyped(typed, { language, isOpen: true })}`;
  if (isClosed) return context.html(renderSaid(target, below), 410);
  return isExpired
    ? context.html(renderNotice(expired, language, below), 410)
    : context.html(renderNotice('invalid', language, below), 404);
}
