// One submitted form from start to end. Slack waits for what becomes of the modal: errors, another page, or closing.
import { isWholeOf } from '../../cards/form.ts';
import type { Outcome } from '../../cards/outcome.ts';
import { type Command, submission } from '../../commands.ts';
import { textLimits } from './limits.ts';
import { isBlank, shortened } from './literal-text.ts';
import type { Submission } from './receive.ts';
import { formView } from './render-form.ts';
import { pageView } from './render-view.ts';
import { type Answering, renewHome, runBot, troubleFor } from './run-bot.ts';
import type { FormAnswer, Waiting } from './waiting.ts';

/**
 * Answers in Slack's time, or else, when Slack has told the person that it failed, changes the modal once the bot is
 * done. Throws nothing.
 */
export async function answerForm(answering: Answering, given: Submission, waiting: Waiting): Promise<void> {
  const { client, follower, log } = answering;
  follower.leave(given.from.id);
  const body = await runForm(answering, given);
  try {
    if (!waiting.isOver()) waiting.answer({ status: 200, ...(body && { body }) });
    else if (body?.response_action === 'update') await client.views.update({ view_id: given.viewId, view: body.view });
  } catch (err) {
    log.error({ err, surface: 'slack', do: given.submit?.do }, 'the answer to a form did not reach Slack');
  }
  if (given.origin === 'home' && body?.response_action !== 'errors') await renewHome(answering, given.from);
}

async function runForm(answering: Answering, given: Submission): Promise<FormAnswer | undefined> {
  const { from, submit, typed } = given;
  const command: Command = submit ? submission(submit, typed) : { do: 'unknown', heard: '' };
  // No event id: a form sent again after errors may look the same as before.
  const outcome = await runBot(answering, { from, command }, 'form');
  try {
    return answerTo(outcome, given);
  } catch (err) {
    answering.log.error({ err, surface: 'slack', do: command.do }, 'the answer to a form could not be drawn');
    return answerTo(await troubleFor(answering, from), given);
  }
}

function answerTo(outcome: Awaited<ReturnType<typeof runBot>>, given: Submission): FormAnswer | undefined {
  const { origin, typed } = given;
  const fields = Object.keys(typed);
  switch (outcome.kind) {
    case 'silent':
    case 'later':
      return undefined;
    case 'form-errors':
      return redrawnWith(outcome, given) ?? errorsOf(outcome.errors, fields);
    case 'form':
      return { response_action: 'update', view: formView(outcome.form, origin) };
    case 'refused':
    case 'trouble': {
      // Under the first field, so that nothing typed is lost.
      const errors = errorsOf({ '': outcome.card.summary }, fields);
      return errors ?? { response_action: 'update', view: pageView({ ...outcome, origin }) };
    }
    case 'card':
    case 'page':
      return { response_action: 'update', view: pageView({ ...outcome, origin }) };
    default:
      return outcome satisfies never;
  }
}

/** The form anew, where Slack's own errors would not do: one is of a field that is not there, or more has to be asked. */
function redrawnWith(
  { form: now, errors }: Extract<Outcome, { kind: 'form-errors' }>,
  { submit, typed, origin, drawn }: Submission,
): FormAnswer | undefined {
  if (!now) return undefined;
  const form = { ...now, submit: submit ?? now.submit };
  const isWhole = isWholeOf(form, [...Object.keys(typed), ...Object.keys(errors)]);
  const { opener, kept, isTold } = drawn;
  const view = formView(form, origin, { opener, isWhole, values: { ...kept, ...typed }, errors });
  const asked = view.blocks.flatMap((block) => (block.type === 'input' ? (block.block_id ?? []) : []));
  // Words that stand on it already would stay, were they only said by Slack.
  const isNew = isTold || [...asked, ...Object.keys(errors)].some((name) => !Object.hasOwn(typed, name));
  return isNew ? { response_action: 'update', view } : undefined;
}

/** Slack breaks down on an error for a field that is not there: it then goes under the first one. */
function errorsOf(errors: Record<string, string>, fields: string[]): FormAnswer | undefined {
  const shown: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    const field = fields.includes(name) ? name : fields[0];
    if (field === undefined || isBlank(error)) continue;
    shown[field] = shortened([shown[field], error].filter(Boolean).join('\n'), textLimits.fieldError);
  }
  return Object.keys(shown).length > 0 ? { response_action: 'errors', errors: shown } : undefined;
}
