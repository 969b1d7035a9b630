// What Slack accepts as a modal or a home view. Only rules; knows no state.
import { blocksFor } from './block-rules.ts';
import { plainText } from './composition-rules.ts';
import { viewLimits } from './limits.ts';
import { boolean, byType, inTurn, isJson, object, oneOf, type Problem, type Rule, string } from './rule.ts';

const shared = {
  private_metadata: string({ min: 0, max: viewLimits.privateMetadata }),
  callback_id: string({ min: 0, max: viewLimits.callbackId }),
  external_id: string({ min: 0, max: viewLimits.externalId }),
};

const submitsItsInputs: Rule = (given, path, problems) => {
  if (!isJson(given) || given.submit !== undefined || !Array.isArray(given.blocks)) return;
  const index = given.blocks.findIndex((block) => isJson(block) && block.type === 'input');
  if (index >= 0)
    problems.push({ path: `${path}/blocks/${index}/input`, message: 'must define submit to use input block' });
};

const modal = inTurn(
  object(
    { type: oneOf('modal'), title: plainText(viewLimits.title), blocks: blocksFor('modal') },
    {
      ...shared,
      submit: plainText(viewLimits.button),
      close: plainText(viewLimits.button),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  ),
  submitsItsInputs,
);

const home = object({ type: oneOf('home'), blocks: blocksFor('home') }, shared);

const rules = { modal: byType({ modal }), home: byType({ home }) };

/** What is wrong with `view` as a modal or home; empty when Slack would take it. */
export function viewProblems(view: unknown, type: 'modal' | 'home', path = '/view'): Problem[] {
  const problems: Problem[] = [];
  rules[type](view, path, problems);
  return problems;
}
