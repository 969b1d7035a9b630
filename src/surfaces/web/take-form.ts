// What every posted form passes before it is read: short enough, sent by no other site's page, and a form at all.
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import type { Language } from '../../cards/card.ts';
import { createByteBudget } from '../../gate/byte-budget.ts';
import { limits } from './limits.ts';
import { renderNotice } from './page.ts';
import { isForm, isFromElsewhere } from './receive.ts';

type Own = (context: Context) => Language;

const refuser =
  (visitorsOwn: Own) => (context: Context, why: 'tooLong' | 'tooLarge' | 'refused', status: 403 | 413 | 415) =>
    context.html(renderNotice(why, visitorsOwn(context)), status);

export function createTakeForm(visitorsOwn: Own): MiddlewareHandler {
  const refuse = refuser(visitorsOwn);
  return every(
    bodyLimit({ maxSize: limits.formBytes, onError: (context) => refuse(context, 'tooLong', 413) }),
    async (context, next) => {
      if (isFromElsewhere((name) => context.req.header(name))) return refuse(context, 'refused', 403);
      if (!isForm(context.req.header('content-type'))) return refuse(context, 'refused', 415);
      return next();
    },
  );
}

/** The same for a form with a file in it, which is large: few are in memory at a time, and none for long. */
export function createTakeUpload(visitorsOwn: Own): MiddlewareHandler {
  const refuse = refuser(visitorsOwn);
  const budget = createByteBudget(limits.uploadsAtOnce * limits.uploadBytes);
  return every(
    async (context: Context, next: () => Promise<void>) => {
      if (isFromElsewhere((name) => context.req.header(name))) return refuse(context, 'refused', 403);
      const length = Number(context.req.header('content-length') ?? Number.NaN);
      // A browser says how long its form is.
      if (!(length <= limits.uploadBytes)) return refuse(context, 'tooLarge', 413);
      const release = await budget.take(length, limits.uploadWaitMs);
      if (!release) return context.html(renderNotice('trouble', visitorsOwn(context)), 503);
      const incoming = (context.env as { incoming?: { destroy(): void } } | undefined)?.incoming;
      const tooSlow = setTimeout(() => incoming?.destroy(), limits.uploadWithinMs);
      try {
        await next();
      } finally {
        clearTimeout(tooSlow);
        release();
      }
    },
    bodyLimit({ maxSize: limits.uploadBytes, onError: (context) => refuse(context, 'tooLarge', 413) }),
  );
}
