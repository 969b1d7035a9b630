// The page behind the QR code at a seminar's door. It is for whoever stands there, so it names nobody.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { Language } from '../../cards/card.ts';
import type { Outcome } from '../../cards/outcome.ts';
import type { Platform } from '../../cards/place.ts';
import type { FormCommand } from '../../commands.ts';
import type { Bot, LinkTarget } from '../bot.ts';
import { showDeadLink } from './dead-link.ts';
import { hiddenSubmit, readSubmit, readValues } from './receive.ts';
import { renderCardPage, renderForm, renderGuestPage } from './render.ts';
import { doorStylesheet } from './stylesheet.ts';
import { readTyped, renderTyped } from './typed.ts';
import { webWords } from './web.words.ts';

interface DoorOptions {
  bot: Bot;
  visitorsOwn(context: Context): Language;
  takeForm: MiddlewareHandler;
}

export function createDoorRoutes({ bot, visitorsOwn, takeForm }: DoorOptions): Hono {
  const app = new Hono();
  const show = (context: Context, target: LinkTarget) =>
    // Nobody's in particular: an expired one speaks the visitor's language.
    showDeadLink(
      context,
      target.kind === 'expired' ? { ...target, language: visitorsOwn(context) } : target,
      visitorsOwn,
    );

  app.get('/door.css', (context) =>
    context.body(doorStylesheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  );

  app.get('/checkin/:token', async (context) => {
    const target = await bot.readLink(context.req.param('token'), 'checkin');
    if (target.kind !== 'check-in') return show(context, target);
    const language = visitorsOwn(context);
    const page = target.page(language, appOf(context));
    return context.html(renderGuestPage({ ...page, language, hidden: page.form && hiddenSubmit(page.form.submit) }));
  });

  app.post('/checkin/:token', takeForm, async (context) => {
    const language = visitorsOwn(context);
    const target = await bot.readLink(context.req.param('token'), 'checkin');
    if (target.kind !== 'check-in') return show(context, target);
    const page = target.page(language, appOf(context));
    const body = await context.req.text();
    const values = page.form ? readValues(body, page.form) : {};
    const sent = readSubmit(body);
    return showOutcome(context, { page, sent, language, values, outcome: await target.submit(values, language, sent) });
  });

  return app;
}

/** LINE's and Slack's own browsers say so; a phone's camera opens another one. */
function appOf(context: Context): Platform | undefined {
  const agent = context.req.header('user-agent') ?? '';
  if (/\bLine\/\d/i.test(agent)) return 'line';
  return /\bSlack/i.test(agent) ? 'slack' : undefined;
}

type Page = ReturnType<Extract<LinkTarget, { kind: 'check-in' }>['page']>;

async function showOutcome(
  context: Context,
  {
    page,
    sent = page.form?.submit,
    language,
    values,
    outcome,
  }: { page: Page; sent?: FormCommand; language: Language; values: Record<string, string>; outcome: Outcome },
): Promise<Response> {
  const isForm = outcome.kind === 'form-errors' && page.form !== undefined;
  const typed = isForm ? [] : await readTyped(context);
  const below = html`${renderTyped(typed, { language, isOpen: outcome.kind === 'refused' })}`;
  const { thanksTitle, refusedTitle } = webWords[language];
  switch (outcome.kind) {
    case 'form-errors':
      return context.html(
        renderGuestPage({
          ...page,
          language,
          values,
          errors: outcome.errors,
          back: below,
          hidden: sent && hiddenSubmit(sent),
        }),
        422,
      );
    case 'form':
      return context.html(renderForm({ form: outcome.form, language: outcome.form.language, back: below }));
    case 'card':
      return context.html(renderCardPage({ ...outcome, title: outcome.card.title ?? thanksTitle, below }));
    case 'page':
      return context.html(renderCardPage({ ...outcome, below }));
    case 'refused':
      return context.html(
        renderCardPage({ ...outcome, title: outcome.title ?? outcome.card.title ?? refusedTitle, below }),
      );
    case 'silent':
      return context.html(renderCardPage({ title: thanksTitle, language, below }));
  }
}
