// What Slack accepts as a block element that is no choice among options: buttons, pickers, text inputs, pictures.
import { confirm, imageSource, plainText, slackFile, url } from './composition-rules.ts';
import { blockLimits, elementLimits } from './limits.ts';
import { boolean, inTurn, integer, isJson, list, matching, object, oneOf, type Rule, string } from './rule.ts';

const actionId = string({ max: elementLimits.actionId });
const label = string({ max: elementLimits.accessibilityLabel });
const value = string({ max: elementLimits.buttonValue });

/** An interactive element: its own fields, with `type`, `action_id` and what these flags add. */
export function element(
  type: string,
  fields: { required?: Record<string, Rule>; optional?: Record<string, Rule>; flags?: readonly Flag[] },
): Rule {
  const added = Object.assign({}, ...(fields.flags ?? []).map((flag) => flagFields[flag]));
  return object({ type: oneOf(type), ...fields.required }, { action_id: actionId, ...fields.optional, ...added });
}

type Flag = 'confirm' | 'focus' | 'placeholder' | 'dispatch';
const flagFields: Record<Flag, Record<string, Rule>> = {
  confirm: { confirm },
  focus: { focus_on_load: boolean },
  placeholder: { placeholder: plainText(elementLimits.placeholder) },
  dispatch: {
    dispatch_action_config: object({
      trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
    }),
  },
};

export const button = element('button', {
  required: { text: plainText(elementLimits.buttonText) },
  optional: { url, value, style: oneOf('primary', 'danger'), accessibility_label: label },
  flags: ['confirm'],
});

const feedbackButton = object({ text: plainText(75), value }, { accessibility_label: label });
export const feedbackButtons = element('feedback_buttons', {
  required: { positive_button: feedbackButton, negative_button: feedbackButton },
});

export const iconButton = element('icon_button', {
  required: { icon: string({ max: 255 }), text: plainText(elementLimits.buttonText) },
  optional: { value, accessibility_label: label, visible_to_user_ids: list(string({ max: 255 }), { max: 100 }) },
  flags: ['confirm'],
});

export const image: Rule = inTurn(
  object(
    { type: oneOf('image'), alt_text: string({ max: blockLimits.imageAltText }) },
    { image_url: url, slack_file: slackFile },
  ),
  imageSource,
);

const realDate: Rule = (given, path, problems) => {
  try {
    Temporal.PlainDate.from(String(given), { overflow: 'reject' });
  } catch {
    problems.push({ path, message: 'must be a date that exists' });
  }
};

export const datepicker = element('datepicker', {
  optional: { initial_date: inTurn(matching(/^\d{4}-\d\d-\d\d$/, 'must be in the format YYYY-MM-DD'), realDate) },
  flags: ['confirm', 'focus', 'placeholder'],
});

export const timepicker = element('timepicker', {
  optional: {
    initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be in the format HH:mm'),
    timezone: string({ max: 255 }),
  },
  flags: ['confirm', 'focus', 'placeholder'],
});

export const datetimepicker = element('datetimepicker', {
  optional: { initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }) },
  flags: ['confirm', 'focus'],
});

const lengthsFit: Rule = (given, path, problems) => {
  const {
    min_length: min = 0,
    max_length: max = elementLimits.plainTextInput,
    initial_value: initial,
  } = given as Input;
  if (min > max) problems.push({ path, message: '`min_length` must not be greater than `max_length`' });
  if (initial !== undefined && initial.length > max)
    problems.push({ path: `${path}/initial_value`, message: `must be less than ${max + 1} characters` });
};
type Input = { min_length?: number; max_length?: number; initial_value?: string };

export const plainTextInput: Rule = inTurn(
  element('plain_text_input', {
    optional: {
      initial_value: string({ min: 0, max: elementLimits.plainTextInput }),
      multiline: boolean,
      min_length: integer({ min: 0, max: elementLimits.plainTextInput }),
      max_length: integer({ min: 1, max: elementLimits.plainTextInput }),
    },
    flags: ['dispatch', 'focus', 'placeholder'],
  }),
  lengthsFit,
);

const decimal = matching(/^-?\d+(\.\d+)?$/, 'must be a number given as a string');
const boundsFit: Rule = (given, path, problems) => {
  if (!isJson(given)) return;
  const at = (name: string) => (given[name] === undefined ? undefined : Number(given[name]));
  const [min, max, initial] = [at('min_value'), at('max_value'), at('initial_value')];
  if (min !== undefined && max !== undefined && min > max)
    problems.push({ path, message: '`min_value` must not be greater than `max_value`' });
  if (initial !== undefined && (initial < (min ?? -Infinity) || initial > (max ?? Infinity)))
    problems.push({ path: `${path}/initial_value`, message: 'must be within `min_value` and `max_value`' });
};

export const numberInput: Rule = inTurn(
  element('number_input', {
    required: { is_decimal_allowed: boolean },
    optional: { initial_value: decimal, min_value: decimal, max_value: decimal },
    flags: ['dispatch', 'focus', 'placeholder'],
  }),
  boundsFit,
);

const wordInput = (type: string, initial: Rule) =>
  element(type, { optional: { initial_value: initial }, flags: ['dispatch', 'focus', 'placeholder'] });
export const urlInput = wordInput('url_text_input', url);
export const emailInput = wordInput('email_text_input', string({ max: 255 }));
export const richTextInput = wordInput('rich_text_input', object({ type: oneOf('rich_text') }, { elements: isList() }));

function isList(): Rule {
  return (given, path, problems) => {
    if (!Array.isArray(given)) problems.push({ path, message: 'must provide an array' });
  };
}

export const fileInput = element('file_input', {
  optional: {
    filetypes: list(string({ max: 255 }), { max: 100 }),
    max_files: integer({ min: 1, max: elementLimits.filesPerInput }),
  },
});
