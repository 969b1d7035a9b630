// The organizers' desk as pages for a phone: every card's buttons and every form, run as the person of the signed
// link. Works without JavaScript. Knows no command's meaning.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import {
  type Command,
  decodeCommand,
  decodeFormCommand,
  encodeCommand,
  type FormCommand,
  submission,
} from '../../command.ts';
import type { Language, Outcome } from '../../messages/card.ts';
import { wordsOf } from '../../text/words.ts';
import type { Bot, LinkTarget } from '../bot.ts';
import { showDeadLink } from './dead-link.ts';
import { limits } from './limits.ts';
import { type Html, renderNotice } from './page.ts';
import { isForm, isFromElsewhere } from './receive.ts';
import { renderDeskPage, renderForm } from './render.ts';

interface DeskOptions {
  bot: Bot;
  visitorsOwn(context: Context): Language;
  tooLong(context: Context): Response | Promise<Response>;
}

type Desk = Extract<LinkTarget, { kind: 'desk' }>;

const START: Command = { do: 'desk' };
/** What a link or a reload may do by itself: only what shows something. */
const SHOWS_ONLY = new Set<Command['do']>([
  ...(['copy', 'series', 'open-series', 'hosts', 'open-add-speaker', 'talks', 'talk', 'questions'] as const),
  ...(['desk', 'list', 'help', 'new-seminar', 'edit-draft', 'open-schedule', 'attendees', 'results', 'team'] as const),
  ...(['edit', 'open-cancel', 'log', 'open-add-organizer'] as const),
  ...(['attendee', 'open-pick-attendee', 'open-attendee-form', 'open-let-in'] as const),
  ...(['mailings', 'mailing', 'open-mailing'] as const),
  ...(['door', 'door-list', 'open-walk-in', 'materials', 'open-add-material'] as const),
]);

export function createDeskRoutes({ bot, visitorsOwn, tooLong }: DeskOptions): Hono {
  const app = new Hono();

  app.get('/desk/:token', async (context) => {
    const target = await bot.readLink(context.req.param('token'));
    if (target.kind !== 'desk') return showDeadLink(context, target, visitorsOwn);
    const asked = decodeCommand(context.req.query('open') ?? '');
    const command = SHOWS_ONLY.has(asked.do) ? asked : START;
    return showOutcome(context, target, { command, outcome: await target.run(command) });
  });

  app.post('/desk/:token', bodyLimit({ maxSize: limits.formBytes, onError: tooLong }), async (context) => {
    if (isFromElsewhere((name) => context.req.header(name)))
      return context.html(renderNotice('refused', visitorsOwn(context)), 403);
    if (!isForm(context.req.header('content-type')))
      return context.html(renderNotice('refused', visitorsOwn(context)), 415);
    const target = await bot.readLink(context.req.param('token'));
    if (target.kind !== 'desk') return showDeadLink(context, target, visitorsOwn);
    const {
      command: tapped,
      form,
      opener,
      ...values
    } = Object.fromEntries(new URLSearchParams(await context.req.text()));
    const submit = form === undefined ? undefined : decodeFormCommand(form);
    if (!submit) {
      const command = decodeCommand(tapped ?? '');
      return showOutcome(context, target, { command, outcome: await target.run(command) });
    }
    const typed = Object.fromEntries(
      Object.entries(values).map(([name, text]) => [name, text.replace(/\r\n?/g, '\n')]),
    );
    const command = decodeCommand(opener ?? '');
    return showOutcome(context, target, {
      command,
      submit,
      typed,
      outcome: await target.run(submission(submit, typed)),
    });
  });

  return app;
}

/** `command`: what was carried out, or what opened the form that was sent. */
async function showOutcome(
  context: Context,
  target: Desk,
  {
    command,
    outcome,
    typed,
    submit,
  }: { command: Command; outcome: Outcome; typed?: Record<string, string>; submit?: FormCommand },
): Promise<Response> {
  const { language } = target;
  const back = renderBack(language);
  switch (outcome.kind) {
    case 'form': {
      const { form } = outcome;
      return context.html(renderForm({ form, language, back, hidden: hiddenOf(form.submit, command) }));
    }
    case 'form-errors': {
      const again = await target.run(command);
      // What was typed is shown again even when the form itself is gone.
      if (again.kind !== 'form') return showOutcome(context, target, { command, outcome: again });
      const { form } = again;
      // What was sent stays what is sent, e.g. with the edition that the form showed when it was opened.
      const hidden = hiddenOf(submit ?? form.submit, command);
      return context.html(renderForm({ form, language, back, hidden, values: typed, errors: outcome.errors }), 422);
    }
    case 'page':
      return context.html(renderDeskPage({ ...outcome, back }));
    case 'card': {
      const title = outcome.card.title ?? wordsOf(language).team.page;
      return context.html(renderDeskPage({ ...outcome, title, back }));
    }
    case 'silent':
      return showOutcome(context, target, { command: START, outcome: await target.run(START) });
  }
}

function hiddenOf(submit: object, opener: Command): Record<string, string> {
  return { form: JSON.stringify(submit), opener: encodeCommand(opener) };
}

const renderBack = (language: Language): Html =>
  html`<p class="back"><a href="?">${wordsOf(language).list.desk}</a></p>`;
