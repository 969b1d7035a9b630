// What every posted form passes before it is read: short enough, sent by no other site's page, and a form at all.
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import type { Language } from '../../cards/card.ts';
import { limits } from './limits.ts';
import { renderNotice } from './page.ts';
import { isForm, isFromElsewhere } from './receive.ts';

export function createTakeForm(visitorsOwn: (context: Context) => Language): MiddlewareHandler {
  const refuse = (context: Context, why: 'tooLong' | 'refused', status: 403 | 413 | 415) =>
    context.html(renderNotice(why, visitorsOwn(context)), status);
  return every(
    bodyLimit({ maxSize: limits.formBytes, onError: (context) => refuse(context, 'tooLong', 413) }),
    async (context, next) => {
      if (isFromElsewhere((name) => context.req.header(name))) return refuse(context, 'refused', 403);
      if (!isForm(context.req.header('content-type'))) return refuse(context, 'refused', 415);
      return next();
    },
  );
}
