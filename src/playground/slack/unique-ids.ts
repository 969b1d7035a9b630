// Slack's demands on ids across a message or view: block_id unique, action_id unique in its block, one focused element.
import type { Problem, Rule } from './rule.ts';
import type { Json } from './slack.ts';
import { everyBlock, everyElement } from './walk-blocks.ts';

export const idsAreUnique: Rule = (given, path, problems) => {
  const blocks = given as Json[];
  const blockIds = new Set<unknown>();
  for (const { block, path: at } of everyBlock(blocks)) {
    if (block.block_id === undefined) continue;
    if (blockIds.has(block.block_id))
      problems.push({ path: `${path}${at}/block_id`, message: `\`block_id\` already exists: ${block.block_id}` });
    blockIds.add(block.block_id);
  }
  actionIdsAreUnique(blocks, path, problems);
};

function actionIdsAreUnique(blocks: Json[], path: string, problems: Problem[]): void {
  const actionIds = new Map<Json, Set<unknown>>();
  let focused = 0;
  for (const { element, block, path: at } of everyElement(blocks)) {
    const seen = actionIds.get(block) ?? new Set();
    actionIds.set(block, seen);
    if (element.action_id !== undefined && seen.has(element.action_id))
      problems.push({ path: `${path}${at}/action_id`, message: `\`action_id\` already exists: ${element.action_id}` });
    seen.add(element.action_id);
    if (element.focus_on_load === true && ++focused > 1)
      problems.push({ path: `${path}${at}/focus_on_load`, message: 'only one element can be focused on load' });
  }
}
