// A modal's form is drawn anew, with what was typed: as a choice on it asks, or with the fields that stand one step away.
import type { types } from '@slack/bolt';
import { isWholeOf } from '../../cards/form.ts';
import type { Redrawing } from './receive.ts';
import type { Redraws } from './redraws.ts';
import { formView } from './render-form.ts';
import { type Answering, runBot } from './run-bot.ts';
import { platformCodeOf } from './send-failures.ts';

/** Where it does not come off, or the form was sent meanwhile, what is shown stays as it is. Throws nothing. */
export async function answerRedrawing(answering: Answering, given: Redrawing, redraws: Redraws): Promise<void> {
  const { client, log } = answering;
  const { viewId, hash, drawn } = given;
  const { opener } = drawn;
  if (!opener) return;
  await redraws.inTurn({ viewId, hash }, async (found) => {
    try {
      const view = await viewFor(answering, given, opener);
      if (!view) return undefined;
      const shown = await client.views.update({ view_id: viewId, view, ...(found && { hash: found }) });
      return shown.view?.hash;
    } catch (err) {
      const isElsewhere = platformCodeOf(err) === 'hash_conflict';
      log[isElsewhere ? 'debug' : 'warn'](
        { err, surface: 'slack', do: opener.do },
        isElsewhere ? 'the form was sent before it could be drawn anew' : 'a form could not be drawn anew',
      );
      return undefined;
    }
  });
}

async function viewFor(
  answering: Answering,
  { from, submit, typed, drawn: { kept }, isMoreWanted, origin }: Redrawing,
  opener: NonNullable<Redrawing['drawn']['opener']>,
): Promise<types.ModalView | undefined> {
  const outcome = await runBot(answering, { from, command: opener }, 'form');
  if (outcome.kind !== 'form') return undefined;
  // What was sent stays what is sent, e.g. the id of the new one and the edition that was shown.
  const form = { ...outcome.form, submit: submit ?? outcome.form.submit };
  const isWhole = isMoreWanted || isWholeOf(form, Object.keys(typed));
  return formView(form, origin, { opener, isWhole, values: { ...kept, ...typed } });
}
