// A form → a modal. A field's name is its block_id; what the form runs stands in private_metadata.
import type { types } from '@slack/bolt';
import { readAccount } from '../../cards/account.ts';
import type { Field, Form } from '../../cards/card.ts';
import { askedFields, decidesOthers } from '../../cards/form.ts';
import { type Command, encodeCommand, isShown } from '../../commands.ts';
import { lengthOf } from '../../text/length.ts';
import { inputLimits, textLimits } from './limits.ts';
import { isBlank, isLink, plain, sendable } from './literal-text.ts';
import { keptOf, redrawActionPrefix } from './redrawn.ts';
import { type Origin, withOrigin } from './render-view.ts';
import { slackWords } from './slack.words.ts';

type Element = types.InputBlock['element'];

/** What a ticked box says; an unticked one says ''. */
export const ticked = 'yes';

interface Drawn {
  /** What opened it and so can draw it anew, as a choice or "more" asks; without it all is asked at once. */
  opener?: Command;
  /** Also what stands one step away. */
  isWhole?: boolean;
  /** What its fields hold by now; the others hold what they begin with. */
  values?: Record<string, string>;
  /** Said above their fields: Slack says them below only of the fields that are there already. */
  errors?: Record<string, string>;
}

export function formView(form: Form, origin: Origin, drawn: Drawn = {}): types.ModalView {
  const words = slackWords[form.language];
  const { values = {}, errors = {} } = drawn;
  const opener = drawn.opener && isShown(drawn.opener) ? drawn.opener : undefined;
  const fields = form.fields.map((field): Field => ({ ...field, value: values[field.name] ?? field.value }));
  const asked = opener
    ? askedFields({ ...form, fields }, { isWhole: drawn.isWhole === true })
    : fields.map(asIfOptional);
  const inputs = asked.slice(0, inputLimits.fields).flatMap((field): types.KnownBlock[] => {
    const input = inputOf(field, opener !== undefined && decidesOthers(field, form));
    return input ? [...saidOf(errors[field.name]), input] : [];
  });
  const others = Object.keys(errors).filter((name) => asked.every((field) => field.name !== name));
  const isMore = asked.length < askedFields({ ...form, fields }, { isWhole: true }).length && opener !== undefined;
  const intro = form.intro ?? '';
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain(form.title, textLimits.modalTitle),
    submit: plain(form.submitLabel, textLimits.modalButton),
    close: plain(words.close, textLimits.modalButton),
    private_metadata: withOrigin(
      form.submit,
      origin,
      keptOf({ opener, values, isTold: Object.keys(errors).length > 0, asked }),
    ),
    blocks: [
      ...(isBlank(intro) ? [] : [{ type: 'section' as const, text: plain(intro, textLimits.section) }]),
      ...others.flatMap((name) => saidOf(errors[name])),
      ...inputs,
      ...buttonsOf(form, isMore),
    ],
  };
}

/** Where it cannot be drawn anew nothing depends on a choice: the bot says what is missing. */
const asIfOptional = (field: Field): Field => (field.when ? { ...field, isOptional: true } : field);

const saidOf = (error: string | undefined): types.KnownBlock[] =>
  isBlank(error) ? [] : [{ type: 'section', text: plain(`⚠️ ${error}`, textLimits.section) }];

/** Opens what stands one step away; leads back to where one was. */
function buttonsOf({ moreLabel, back }: Form, isMore: boolean): types.ActionsBlock[] {
  const button = (label: string, action: Pick<types.Button, 'action_id' | 'value'>): types.Button => ({
    type: 'button',
    text: plain(label, textLimits.buttonLabel),
    ...action,
  });
  const elements = [
    ...(isMore && moreLabel ? [button(moreLabel, { action_id: `${redrawActionPrefix}more` })] : []),
    ...(back ? [button(back.label, { action_id: 'c:back', value: encodeCommand(back.command) })] : []),
  ];
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

/** `isTold`: Slack tells at once what is chosen. */
function inputOf(field: Field, isTold: boolean): types.InputBlock | undefined {
  const element = elementOf(field);
  if (!element) return undefined;
  return {
    type: 'input',
    ...(isTold && { dispatch_action: true }),
    block_id: field.name,
    label: plain(isBlank(field.label) ? field.name : field.label, textLimits.inputLabel),
    ...(isBlank(field.hint) ? {} : { hint: plain(field.hint ?? '', textLimits.inputHint) }),
    // Slack would want a box that must be answered ticked.
    optional: field.isOptional === true || field.type === 'check',
    element: { ...element, action_id: field.type } as Element,
  };
}

function elementOf(field: Field): Element | undefined {
  const { value = '' } = field;
  switch (field.type) {
    case 'text':
      return textInput(field, value);
    case 'url':
      // Slack takes only a real address as the initial value; anything else must not be lost.
      if (!isBlank(value) && !isLink(value, inputLimits.textLength)) return textInput({ ...field, ...longest }, value);
      return { type: 'url_text_input', ...(!isBlank(value) && { initial_value: value }), ...placeholderOf(field) };
    case 'date':
      return { type: 'datepicker', ...(isDate(value) && { initial_date: value }) };
    case 'time':
      return { type: 'timepicker', ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(value) && { initial_time: value }) };
    case 'number':
      // No bounds for Slack to check: what is wrong is said in our own words.
      return {
        type: 'number_input',
        is_decimal_allowed: true,
        ...(/^-?\d+(\.\d+)?$/.test(value) && { initial_value: value }),
      };
    case 'choice':
      return choiceInput(field.options, value);
    case 'check':
      return tickBox(field.option, value === ticked);
    case 'person': {
      const { platform, id } = readAccount(value) ?? {};
      return { type: 'users_select', ...(platform === 'slack' && { initial_user: id }) };
    }
    case 'channel':
      return {
        type: 'conversations_select',
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(/^[CG][A-Z0-9]{2,}$/.test(value) && { initial_conversation: value }),
      };
  }
}

const longest = { maxLength: inputLimits.textLength };

/**
 * What stands there already is shown whole, and may stay. Undefined: it is longer than Slack takes, and what is no field
 * of the form stays as it is.
 */
function textInput(
  field: { isMultiline?: boolean; maxLength: number; placeholder?: string },
  value: string,
): Element | undefined {
  const initial = sendable(value);
  const max = Math.max(Math.trunc(field.maxLength) || 1, 1, lengthOf(initial));
  if (lengthOf(initial) > inputLimits.textLength) return undefined;
  return {
    type: 'plain_text_input',
    multiline: field.isMultiline === true,
    max_length: Math.min(max, inputLimits.textLength),
    ...(initial !== '' && { initial_value: initial }),
    ...placeholderOf(field),
  };
}

const placeholderOf = ({ placeholder = '' }: { placeholder?: string }) =>
  isBlank(placeholder) ? {} : { placeholder: plain(placeholder, textLimits.placeholder) };

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }) !== undefined;
  } catch {
    return false;
  }
}

/** Undefined when nothing can be chosen: Slack refuses a menu without options. */
function choiceInput(options: { value: string; label: string }[], value: string): Element | undefined {
  const offered = options
    .filter((option) => !isBlank(option.value) && option.value.length <= inputLimits.optionValue)
    .slice(0, inputLimits.options)
    .map((option) => ({ text: plain(option.label, textLimits.optionLabel), value: option.value }));
  if (offered.length === 0) return undefined;
  const initial = offered.find((option) => option.value === value);
  const type = offered.length <= inputLimits.radioOptions ? 'radio_buttons' : 'static_select';
  return { type, options: offered, ...(initial && { initial_option: initial }) };
}

function tickBox(label: string, isTicked: boolean): Element {
  const option = { text: plain(label, textLimits.optionLabel), value: ticked };
  return { type: 'checkboxes', options: [option], ...(isTicked && { initial_options: [option] }) };
}
