// A link that opens nothing (any more): a kind page that says what to do next.
import type { Context } from 'hono';
import type { Language } from '../../messages/card.ts';
import type { LinkTarget } from '../bot.ts';
import { renderNotice } from './page.ts';

export function showDeadLink(context: Context, target: LinkTarget, visitorsOwn: (context: Context) => Language) {
  return target.kind === 'expired'
    ? context.html(renderNotice('expired', target.language), 410)
    : context.html(renderNotice('invalid', visitorsOwn(context)), 404);
}
