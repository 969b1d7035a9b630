// What Slack's client checks of a form before it bothers the bot with it: required inputs, lengths, numbers, addresses.
import { isJson } from './rule.ts';
import type { Json, ViewValues } from './slack.ts';
import { stateField } from './view-state.ts';
import { everyElement } from './walk-blocks.ts';

/** block_id → what the member is told. */
export function formErrors(blocks: readonly Json[], values: ViewValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { element, block, blockId } of everyElement(blocks)) {
    if (block.type !== 'input') continue;
    const state = values[blockId]?.[String(element.action_id)];
    const value = state?.[stateField(element) ?? ''];
    const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    const error = isEmpty ? emptyError(block) : valueError(element, value);
    if (error) errors[blockId] = error;
  }
  return errors;
}

const emptyError = (block: Json) => (block.optional === true ? undefined : 'Please complete this required field.');

function valueError(element: Json, value: unknown): string | undefined {
  if (isJson(value) || typeof value !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(element, value);
    case 'number_input':
      return numberError(element, value);
    case 'url_text_input':
      return URL.canParse(value) && /^[a-z]+:/i.test(value) ? undefined : 'Enter a valid URL.';
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Enter a valid email address.';
    default:
      return undefined;
  }
}

function lengthError({ min_length: min, max_length: max = 3000 }: Json, value: string): string | undefined {
  if (typeof min === 'number' && value.length < min) return `Must be at least ${min} characters.`;
  return typeof max === 'number' && value.length > max ? `Must be at most ${max} characters.` : undefined;
}

function numberError({ min_value, max_value, is_decimal_allowed }: Json, value: string): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Enter a number.';
  if (!is_decimal_allowed && value.includes('.')) return 'Enter a whole number.';
  if (min_value !== undefined && Number(value) < Number(min_value)) return `Must be ${min_value} or more.`;
  return max_value !== undefined && Number(value) > Number(max_value) ? `Must be ${max_value} or less.` : undefined;
}
