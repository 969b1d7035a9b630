// The web surface: the survey's page, the calendar file, and what a load balancer asks. Mount it last: it answers
// every path nobody else took. Knows no seminar and no store.
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { html } from 'hono/html';
import type { Language } from '../../cards/card.ts';
import type { Outcome } from '../../cards/outcome.ts';
import type { FormCommand } from '../../commands.ts';
import type { Logger } from '../../log.ts';
import { wordsOf } from '../../text/words.ts';
import type { Bot, LinkTarget } from '../bot.ts';
import { showDeadLink } from './dead-link.ts';
import { createDeskRoutes } from './desk.ts';
import { createDoorRoutes } from './door.ts';
import { setSecurityHeaders } from './headers.ts';
import { renderNotice } from './page.ts';
import { hiddenSubmit, readSubmit, readValues } from './receive.ts';
import { renderCardPage, renderForm } from './render.ts';
import { stylesheet } from './stylesheet.ts';
import { createTakeForm } from './take-form.ts';
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

  const readForm = ({ req }: Context) =>
    bot.readLink(req.param('token') ?? '', req.param('use') as 'survey' | 'absence' | 'question');

  app.get('/:use{survey|absence|question}/:token', async (context) => {
    const target = await readForm(context);
    if (target.kind !== 'survey') return showDeadLink(context, target, visitorsOwn);
    return context.html(renderForm({ ...target, hidden: hiddenSubmit(target.form.submit) }));
  });

  app.post('/:use{survey|absence|question}/:token', takeForm, async (context) => {
    const target = await readForm(context);
    if (target.kind !== 'survey') return showDeadLink(context, target, visitorsOwn);
    const body = await context.req.text();
    const [values, sent] = [readValues(body, target.form), readSubmit(body)];
    return showOutcome(context, { ...target, sent, values, outcome: await target.submit(values, sent) });
  });

  app.route('/', createDeskRoutes({ bot, visitorsOwn, takeForm }));
  app.route('/', createDoorRoutes({ bot, visitorsOwn, takeForm }));

  app.get('/calendar/:file{[^/]+\\.ics}', async (context) => {
    const target = await bot.readLink(context.req.param('file').slice(0, -'.ics'.length), 'calendar');
    if (target.kind !== 'calendar') return showDeadLink(context, target, visitorsOwn);
    return context.body(target.ics, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': attachmentOf(target.fileName),
    });
  });

  app.get('/export/:file{[^/]+\\.(xlsx|csv)}', async (context) => {
    const target = await bot.readLink(context.req.param('file').replace(/\.(xlsx|csv)$/, ''), 'export');
    if (target.kind !== 'file') return showDeadLink(context, target, visitorsOwn);
    return context.body(target.bytes, 200, {
      'content-type': target.contentType,
      'content-disposition': attachmentOf(target.fileName),
    });
  });

  app.all('*', (context) => context.html(renderNotice('invalid', visitorsOwn(context)), 404));
  return app;
}

type Submitted = Extract<LinkTarget, { kind: 'survey' }> & {
  sent: FormCommand | undefined;
  values: Record<string, string>;
  outcome: Outcome;
};

async function showOutcome(context: Context, { form, sent, language, values, outcome }: Submitted): Promise<Response> {
  const { thanksTitle, refusedTitle } = wordsOf(language).web;
  const below = renderTyped(await readTyped(context), { language, isOpen: outcome.kind === 'refused' });
  switch (outcome.kind) {
    case 'form-errors':
      return context.html(
        renderForm({ form, language, values, errors: outcome.errors, hidden: hiddenSubmit(sent ?? form.submit) }),
        422,
      );
    case 'page':
      return context.html(renderCardPage({ ...outcome, below }));
    case 'card':
      return context.html(renderCardPage({ ...outcome, title: outcome.card.title ?? thanksTitle, below }));
    case 'refused': {
      const title = outcome.title ?? outcome.card.title ?? refusedTitle;
      return context.html(renderCardPage({ ...outcome, title, below }));
    }
    case 'form':
      return context.html(renderForm({ form: outcome.form, language: outcome.form.language, back: html`${below}` }));
    case 'silent':
      return context.html(renderCardPage({ title: thanksTitle, language, below }));
  }
}

/** The name twice: plain for old clients, and whole. */
function attachmentOf(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]+/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, escapeByte)}`;
}

const escapeByte = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** A signed link's token is a credential, so the log keeps only the kind of page. */
const withoutToken = (path: string): string => `/${path.split('/')[1] ?? ''}`;
