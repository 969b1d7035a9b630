// The organizers' desk as pages for a phone: every card's buttons and every form, run as the person of the signed
// link. Works without JavaScript. Knows no command's meaning.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Form, Language } from '../../cards/card.ts';
import {
  type Command,
  decodeCommand,
  decodeFormCommand,
  encodeCommand,
  type FormCommand,
  rowOfCommand,
  submission,
} from '../../commands.ts';
import type { Bot, LinkTarget } from '../bot.ts';
import { showDeadLink } from './dead-link.ts';
import { showDone } from './desk-outcome.ts';
import { LABELS } from './typed.ts';

interface DeskOptions {
  bot: Bot;
  visitorsOwn(context: Context): Language;
  takeForm: MiddlewareHandler;
}

type Desk = Extract<LinkTarget, { kind: 'desk' }>;
type Kept = Extract<LinkTarget, { kind: 'form' }>;

const START: Command = { do: 'desk' };
export function createDeskRoutes({ bot, visitorsOwn, takeForm }: DeskOptions): Hono {
  const app = new Hono();
  const dead = (context: Context, target: LinkTarget) => showDeadLink(context, target, visitorsOwn, 'deskExpired');

  app.get('/desk/:token', async (context) => {
    const target = await bot.readLink(context.req.param('token'), 'desk');
    if (target.kind !== 'desk') return dead(context, target);
    const asked = decodeCommand(context.req.query('open') ?? '');
    // A link or a reload does nothing by itself.
    return showRun(context, target, rowOfCommand(asked).kind === 'shows' ? asked : START);
  });

  app.post('/desk/:token', takeForm, async (context) => {
    const target = await bot.readLink(context.req.param('token'), 'desk');
    const sent = readSent(await context.req.text());
    if (target.kind === 'desk')
      return sent.submit
        ? showSubmitted(context, target, { ...sent, submit: sent.submit })
        : showRun(context, target, sent.command);
    const kept = target.kind === 'expired' ? await bot.readLink(sent.pass, 'form') : undefined;
    return kept?.kind === 'form' ? showKept(context, kept, sent) : dead(context, target);
  });

  return app;
}

interface Sent {
  /** What a button runs. */
  command: Command;
  /** Set: it is a form, with what opened it and what it holds. */
  submit: FormCommand | undefined;
  opener: Command;
  values: Record<string, string>;
  /** Sends this form after the desk's link has expired. */
  pass: string;
}

function readSent(body: string): Sent {
  const sent = new Map(new URLSearchParams(body));
  const take = (name: string) => {
    const text = sent.get(name) ?? '';
    sent.delete(name);
    return text;
  };
  const [command, form, opener, pass] = [take('command'), take('form'), take('opener'), take('pass')];
  sent.delete(LABELS);
  return {
    command: decodeCommand(command),
    submit: decodeFormCommand(form),
    opener: decodeCommand(opener),
    values: Object.fromEntries([...sent].map(([name, text]) => [name, text.replace(/\r\n?/g, '\n')])),
    pass,
  };
}

async function showRun(context: Context, target: Desk, command: Command): Promise<Response> {
  let outcome = await target.run(command);
  if (outcome.kind === 'silent') outcome = await target.run(START);
  const hiddenOf = ({ submit }: Form) => hiddenFor(target, { submit, opener: command });
  return showDone(context, { ...target, outcome, isLive: true, hiddenOf, reopen: () => target.run(command) });
}

async function showSubmitted(
  context: Context,
  target: Desk,
  { submit, opener, values }: Sent & { submit: FormCommand },
): Promise<Response> {
  const outcome = await target.run(submission(submit, values));
  // What was sent stays what is sent, e.g. with the edition that the form showed when it was opened.
  const hiddenOf = () => hiddenFor(target, { submit, opener });
  return showDone(context, { ...target, outcome, isLive: true, hiddenOf, reopen: () => target.run(opener), values });
}

/** The desk's link expired while this form was being written. */
async function showKept(context: Context, target: Kept, { values, pass }: Sent): Promise<Response> {
  const outcome = await target.submit(values);
  return showDone(context, { ...target, outcome, isLive: false, hiddenOf: async () => ({ pass }), values });
}

async function hiddenFor(target: Desk, form: { submit: FormCommand; opener: Command }) {
  const { submit, opener } = form;
  return { form: JSON.stringify(submit), opener: encodeCommand(opener), pass: await target.keepOpen(form) };
}
