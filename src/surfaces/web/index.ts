// The web surface: what signed links lead to, and what a load balancer asks. Mount it last: it answers every path
// nobody else took. Knows no seminar and no store.
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import type { Language } from '../../cards/card.ts';
import type { Logger } from '../../log.ts';
import type { Bot } from '../bot.ts';
import { createCommandRoutes } from './command-page.ts';
import { showDeadLink } from './dead-link.ts';
import { createDeskRoutes } from './desk.ts';
import { createDoorRoutes } from './door.ts';
import { sendFile } from './file.ts';
import { setSecurityHeaders } from './headers.ts';
import { renderNotice } from './page.ts';
import { createPictureRoutes } from './picture.ts';
import { stylesheet } from './stylesheet.ts';
import { createTakeForm, createTakeUpload } from './take-form.ts';
import { readTyped, renderTyped } from './typed.ts';

export interface WebSurfaceOptions {
  /** Wired by the composition root; not called before the first request. */
  bot: Bot;
  log: Logger;
  /** Whether the bot can do its work now: /readyz. */
  isReady(): Promise<boolean>;
  /** For visitors whose browser prefers neither Japanese nor English. */
  language: Language;
}

export function createWebSurface({ bot, log, isReady, language }: WebSurfaceOptions): Hono {
  const app = new Hono();
  const visitorsOwn = (context: Context): Language =>
    accepts(context, { header: 'Accept-Language', supports: ['ja', 'en'], default: language }) === 'en' ? 'en' : 'ja';
  const takeForm = createTakeForm(visitorsOwn);

  app.use(setSecurityHeaders);
  app.onError(async (error, context) => {
    log.error({ err: error, surface: 'web', path: withoutToken(context.req.path) }, 'a page failed');
    const language = visitorsOwn(context);
    const typed = renderTyped(await readTyped(context), { language, isOpen: true });
    return context.html(renderNotice('trouble', language, typed), 500);
  });

  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => {
    const ok = await isReady().catch(() => false);
    return context.json({ ok }, ok ? 200 : 503);
  });
  app.get('/web.css', (context) =>
    context.body(stylesheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  );

  app.route('/', createCommandRoutes({ bot, visitorsOwn, takeForm }));
  app.route('/', createDeskRoutes({ bot, visitorsOwn, takeForm, takeUpload: createTakeUpload(visitorsOwn) }));
  app.route('/', createDoorRoutes({ bot, visitorsOwn, takeForm }));

  app.get('/calendar/:file{[^/]+\\.ics}', async (context) => {
    const target = await bot.readLink(context.req.param('file').slice(0, -'.ics'.length), 'calendar');
    if (target.kind !== 'calendar') return showDeadLink(context, target, visitorsOwn);
    return sendFile(context, { ...target, contentType: 'text/calendar; charset=utf-8', body: target.ics });
  });

  app.route('/', createPictureRoutes(bot));

  app.all('*', (context) => context.html(renderNotice('invalid', visitorsOwn(context)), 404));
  return app;
}

/** A signed link's token is a credential, so the log keeps only the kind of page. */
const withoutToken = (path: string): string => `/${path.split('/')[1] ?? ''}`;
