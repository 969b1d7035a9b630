// The organizers' desk as pages for a phone: every card's buttons and every form, run as the person of the signed
// link. Works without JavaScript. Knows no command's meaning.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Form, Language } from '../../cards/card.ts';
import { pageWords } from '../../cards/page.words.ts';
import type { PageOutcome } from '../../cards/page-outcome.ts';
import { type Command, decodeCommand, encodeCommand, type FormCommand, submission } from '../../commands.ts';
import type { Bot, LinkTarget } from '../bot.ts';
import { showDeadLink } from './dead-link.ts';
import { renderNotice } from './page.ts';
import { isUpload, type Posted, readEntries, readPosted } from './receive.ts';
import { showOutcome } from './show-outcome.ts';
import { webWords } from './web.words.ts';

interface DeskOptions {
  bot: Bot;
  visitorsOwn(context: Context): Language;
  takeForm: MiddlewareHandler;
  /** The same for one with a file in it. */
  takeUpload: MiddlewareHandler;
}

type Desk = Extract<LinkTarget, { kind: 'desk' }>;
type Kept = Extract<LinkTarget, { kind: 'command' }>;

const START: Command = { do: 'desk' };

export function createDeskRoutes({ bot, visitorsOwn, takeForm, takeUpload }: DeskOptions): Hono {
  const app = new Hono();
  const takeDeskForm: MiddlewareHandler = (context, next) =>
    (isUpload(context.req.header('content-type')) ? takeUpload : takeForm)(context, next);
  const dead = (context: Context, target: LinkTarget) => showDeadLink(context, target, visitorsOwn, 'deskExpired');

  app.get('/desk/:token', async (context) => {
    const target = await bot.readLink(context.req.param('token'), 'desk');
    if (target.kind !== 'desk') return dead(context, target);
    const asked = decodeCommand(context.req.query('open') ?? '');
    return showRun(context, target, { command: asked, outcome: await target.open(asked) });
  });

  app.post('/desk/:token', takeDeskForm, async (context) => {
    const target = await bot.readLink(context.req.param('token'), 'desk');
    // Nobody's link: whatever was sent along is not even read.
    if (target.kind !== 'desk' && target.kind !== 'expired') return dead(context, target);
    const entries = await readEntries(context);
    if (!entries) return context.html(renderNotice('refused', visitorsOwn(context)), 415);
    const sent = readPosted(entries);
    if (target.kind === 'desk')
      return sent.submit
        ? showSubmitted(context, target, { ...sent, submit: sent.submit })
        : showRun(context, target, { command: sent.command, outcome: await target.run(sent.command) });
    const kept = target.kind === 'expired' ? await bot.readLink(sent.pass, 'form') : undefined;
    return kept?.kind === 'command' && kept.submit
      ? showKept(context, kept, { ...sent, outcome: await kept.submit(sent.values) })
      : dead(context, target);
  });

  return app;
}

async function showRun(
  context: Context,
  target: Desk,
  { command, outcome }: { command: Command; outcome: PageOutcome },
): Promise<Response> {
  const shown = outcome.kind === 'silent' ? await target.open(START) : outcome;
  const hiddenOf = ({ submit }: Form) => hiddenFor(target, { submit, opener: command });
  return showOutcome(context, { ...live(target), outcome: shown, hiddenOf, reopen: () => target.open(command) });
}

async function showSubmitted(
  context: Context,
  target: Desk,
  { submit, opener, values }: Posted & { submit: FormCommand },
): Promise<Response> {
  const outcome = await target.run(submission(submit, values));
  // What was sent stays what is sent, e.g. with the edition that the form showed when it was opened.
  const hiddenOf = () => hiddenFor(target, { submit, opener });
  return showOutcome(context, { ...live(target), outcome, hiddenOf, reopen: () => target.open(opener), values });
}

/** The desk's link expired while this form was being written. */
async function showKept(
  context: Context,
  { language, open }: Kept,
  { outcome, values, pass }: Posted & { outcome: PageOutcome },
): Promise<Response> {
  const web = webWords[language];
  const page = pageWords[language];
  return showOutcome(context, {
    language,
    outcome,
    heading: page.deskTitle,
    closing: web.deskExpiredText,
    hiddenOf: async () => ({ pass }),
    reopen: open,
    values,
  });
}

const live = ({ language }: Desk) => ({ language, heading: pageWords[language].deskTitle, isLive: true });

async function hiddenFor(target: Desk, form: { submit: FormCommand; opener: Command }) {
  const { submit, opener } = form;
  return { form: JSON.stringify(submit), opener: encodeCommand(opener), pass: await target.keepOpen(form) };
}
