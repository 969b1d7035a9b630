// A modal's form is drawn anew, with what was typed: as a choice on it asks, or with the fields that stand one step away.
import { isWholeOf } from '../../cards/form.ts';
import type { Redrawing } from './receive.ts';
import { formView } from './render-form.ts';
import { type Answering, runBot } from './run-bot.ts';

/** Where it does not come off, the form stays as it is. Throws nothing. */
export async function answerRedrawing(answering: Answering, given: Redrawing): Promise<void> {
  const { client, log } = answering;
  const { from, submit, typed, drawn, isMoreWanted, viewId, origin } = given;
  const { opener } = drawn;
  if (!opener) return;
  const outcome = await runBot(answering, { from, command: opener }, 'form');
  if (outcome.kind !== 'form') return;
  // What was sent stays what is sent, e.g. the id of the new one and the edition that was shown.
  const form = { ...outcome.form, submit: submit ?? outcome.form.submit };
  const isWhole = isMoreWanted || isWholeOf(form, Object.keys(typed));
  try {
    const view = formView(form, origin, { opener, isWhole, values: { ...drawn.kept, ...typed } });
    await client.views.update({ view_id: viewId, view });
  } catch (err) {
    log.warn({ err, surface: 'slack', do: opener.do }, 'a form could not be drawn anew');
  }
}
