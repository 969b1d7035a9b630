// The pages of links that open one command: a form of one's own, the door's page, a file. Knows no command's meaning.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Language } from '../../cards/card.ts';
import type { PageOutcome } from '../../cards/page-outcome.ts';
import type { Bot, LinkTarget } from '../bot.ts';
import { showDeadLink } from './dead-link.ts';
import { hiddenSubmit, type Posted, readPosted } from './receive.ts';
import { showOutcome } from './show-outcome.ts';
import { webWords } from './web.words.ts';

interface CommandPageOptions {
  bot: Bot;
  visitorsOwn(context: Context): Language;
  /** Before what is posted is read. */
  takeForm: MiddlewareHandler;
}

type Target = Extract<LinkTarget, { kind: 'command' }>;
type FormUse = 'survey' | 'absence' | 'question' | 'introduction';
/** What only shows. */
type ShownUse = 'door' | 'results' | 'talk' | 'mine';

export function createCommandRoutes({ bot, visitorsOwn, takeForm }: CommandPageOptions): Hono {
  const app = new Hono();
  const dead = (context: Context, target: LinkTarget) => showDeadLink(context, target, visitorsOwn);

  app.get('/:use{survey|absence|question|introduction|door|results|talk|mine}/:token', async (context) => {
    const { use, token } = context.req.param();
    const target = await bot.readLink(token, use as FormUse | ShownUse);
    return target.kind === 'command' ? showOpened(context, target) : dead(context, target);
  });

  app.get('/:use{export|take}/:file{[^/]+\\.(xlsx|csv)}', async (context) => {
    const { use, file } = context.req.param();
    const target = await bot.readLink(file.replace(/\.(xlsx|csv)$/, ''), use as 'export' | 'take');
    return target.kind === 'command' ? showOpened(context, target) : dead(context, target);
  });

  app.post('/:use{survey|absence|question|introduction}/:token', takeForm, async (context) => {
    const { use, token } = context.req.param();
    const target = await bot.readLink(token, use as FormUse);
    if (target.kind !== 'command' || !target.submit) return dead(context, target);
    const { submit, values } = readPosted(new URLSearchParams(await context.req.text()));
    return showSubmitted(context, target, { submit, values, outcome: await target.submit(values, submit) });
  });

  return app;
}

async function showOpened(context: Context, target: Target): Promise<Response> {
  const outcome = await target.open();
  context.status(outcome.kind === 'refused' ? 403 : 200);
  return showOutcome(context, {
    language: target.language,
    outcome,
    heading: webWords[target.language].notOpenedTitle,
    hiddenOf: async ({ submit }) => hiddenSubmit(submit),
    reopen: target.open,
  });
}

async function showSubmitted(
  context: Context,
  { language, open }: Target,
  { submit, values, outcome }: Pick<Posted, 'submit' | 'values'> & { outcome: PageOutcome },
): Promise<Response> {
  const { refusedTitle, thanksTitle } = webWords[language];
  return showOutcome(context, {
    language,
    outcome,
    heading: outcome.kind === 'refused' ? refusedTitle : thanksTitle,
    // What was sent stays what is sent: the same form, with the errors it came back with.
    hiddenOf: async (form) => hiddenSubmit(submit ?? form.submit),
    reopen: open,
    values,
  });
}
