// What a command answered → its page. Nothing that was typed is lost on the way.
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Button, Card, Form, Language } from '../../cards/card.ts';
import { listWords } from '../../cards/list.words.ts';
import { openForm } from '../../cards/outcome.ts';
import type { PageOutcome } from '../../cards/page-outcome.ts';
import { encodeCommand } from '../../commands.ts';
import { renderDoorPage } from './door-page.ts';
import { sendFile } from './file.ts';
import type { Html } from './page.ts';
import { allowPrinting } from './print.ts';
import { renderCardPage, renderDeskPage, renderForm, renderLostForm } from './render.ts';
import { allowFaces } from './render-look.ts';
import { readTyped, renderTyped } from './typed.ts';
import { webWords } from './web.words.ts';

const START = encodeCommand({ do: 'desk' });

export interface Done {
  language: Language;
  outcome: PageOutcome;
  /** What stands above a card without a title. */
  heading: string;
  /** It is the desk and its link is still good, so that buttons and the way back work. */
  isLive?: boolean;
  /** What to do next; else that the page can be closed. */
  closing?: string;
  /** What is sent along with this form, unseen. */
  hiddenOf(form: Form): Promise<Record<string, string>>;
  /** Opens the form that was sent once more. */
  reopen(): Promise<PageOutcome>;
  /** What that form held. */
  values?: Record<string, string>;
}

export async function showOutcome(context: Context, done: Done): Promise<Response> {
  const { language, outcome, heading, isLive } = done;
  const back = isLive ? renderBack(language) : html``;
  switch (outcome.kind) {
    case 'form': {
      const { form } = outcome;
      const typed = renderTyped(await readTyped(context), { language, isOpen: false });
      const leads = isLive ? renderBack(language, form.back) : '';
      return context.html(
        renderForm({ form, language, back: html`${typed}${leads}`, hidden: await done.hiddenOf(form) }),
      );
    }
    case 'form-errors':
      return showErrors(context, done, { ...outcome, back });
    case 'page':
      return showCard(context, done, outcome);
    case 'card':
      return showCard(context, done, { ...outcome, title: outcome.card.title ?? outcome.title ?? heading });
    case 'refused':
      return showCard(context, done, { ...outcome, title: outcome.title ?? outcome.card.title ?? heading });
    case 'silent':
      return showCard(context, done, { title: webWords[language].thanksTitle, language });
    case 'file':
      return sendFile(context, { ...outcome, body: outcome.bytes });
    case 'door-page':
      return context.html(renderDoorPage(outcome));
  }
}

async function showErrors(
  context: Context,
  { language, reopen, hiddenOf, values }: Done,
  { errors, form: now, back }: { errors: Record<string, string>; form?: Form; back: Html },
): Promise<Response> {
  const typed = await readTyped(context);
  const again = now ? openForm(now) : await reopen();
  if (again.kind === 'form') {
    const { form } = again;
    // What the form no longer asks for is kept, too.
    const rest = typed.filter(({ name }) => form.fields.every((field) => field.name !== name));
    const below = html`${renderTyped(rest, { language, isOpen: true })}${back}`;
    return context.html(renderForm({ form, language, hidden: await hiddenOf(form), values, errors, back: below }), 422);
  }
  const card = 'card' in again ? again.card : undefined;
  const below = html`${renderTyped(typed, { language, isOpen: true })}${back}`;
  return context.html(renderLostForm({ card, errors, language, below }), 422);
}

/** What was typed stands below it: open after a refusal, else as a copy for who asks. */
async function showCard(
  context: Context,
  { language, isLive, closing, outcome }: Done,
  shown: { title: string; card?: Card; language: Language },
): Promise<Response> {
  const typed = renderTyped(await readTyped(context), { language, isOpen: outcome.kind === 'refused' });
  if (shown.card?.drawn?.print) allowPrinting(context);
  if (shown.card) allowFaces(context, shown.card);
  if (isLive && shown.card) {
    const { card, to } = withoutWayBack(shown.card);
    const back = leadsBack(card) ? '' : renderBack(language, to);
    return context.html(renderDeskPage({ ...shown, card, back: html`${typed}${back}` }));
  }
  return context.html(renderCardPage({ ...shown, closing, below: typed }));
}

/** The way back to a seminar is no action: it stands beside the way to the desk. */
function withoutWayBack(card: Card): { card: Card; to?: Form['back'] } {
  const isBack = (button: Button) =>
    button.kind === 'command' && !button.style && button.command.do === 'desk' && button.command.seminar !== undefined;
  const way = card.buttons?.flat().find(isBack);
  if (way?.kind !== 'command' || leadsBack(card)) return { card };
  const buttons = card.buttons?.map((row) => row.filter((button) => button !== way)).filter((row) => row.length > 0);
  return { card: { ...card, buttons }, to: way };
}

/** A button or filter of its own leads to the desk's start already. */
const leadsBack = ({ buttons = [], filters = [] }: Card) =>
  [...buttons.flat(), ...filters].some((one) => 'command' in one && encodeCommand(one.command) === START);

export const renderBack = (language: Language, to?: Form['back']): Html =>
  html`<p class="back">${to ? html`<a href="?open=${encodeURIComponent(encodeCommand(to.command))}">${to.label}</a>` : ''}<a href="?">${listWords[language].desk}</a></p>`;
