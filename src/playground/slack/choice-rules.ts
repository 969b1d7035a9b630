// What Slack accepts as an element that chooses: select menus, radio buttons, checkboxes, the overflow menu.
import { isDeepStrictEqual } from 'node:util';
import { anyText, option, optionGroup, plainText } from './composition-rules.ts';
import { element } from './element-rules.ts';
import { elementLimits } from './limits.ts';
import { boolean, inTurn, integer, isJson, list, object, oneOf, type Problem, type Rule, string } from './rule.ts';

const menuOption = option({ text: plainText });
const choiceOption = option({ text: anyText });
const id = string({ max: 255 });
const ids = list(id, { max: 100 });
const maxSelected = { max_selected_items: integer({ min: 1, max: 100 }) };

/** Every option an element offers, those in groups included. */
export function offeredOptions(given: unknown): unknown[] {
  if (!isJson(given)) return [];
  const groups = Array.isArray(given.option_groups) ? given.option_groups : [];
  return [given.options ?? [], ...groups.map((group) => (isJson(group) ? group.options : []))].flat();
}

const initialIsOffered: Rule = (given, path, problems) => {
  if (!isJson(given)) return;
  const offered = offeredOptions(given);
  const check = (initial: unknown, at: string) => {
    if (!offered.some((each) => isDeepStrictEqual(each, initial)))
      problems.push({ path: at, message: 'must exactly match one of the provided options' });
  };
  if (given.initial_option !== undefined) check(given.initial_option, `${path}/initial_option`);
  if (Array.isArray(given.initial_options))
    for (const [index, each] of given.initial_options.entries()) check(each, `${path}/initial_options/${index}`);
};

const optionsOrGroups: Rule = (given, path, problems: Problem[]) => {
  if (isJson(given) && Object.hasOwn(given, 'options') === Object.hasOwn(given, 'option_groups'))
    problems.push({ path, message: 'must define either `options` or `option_groups`' });
};

const staticMenu = (type: string, initial: Record<string, Rule>): Rule =>
  inTurn(
    element(type, {
      optional: {
        options: list(menuOption, { max: elementLimits.options }),
        option_groups: list(optionGroup, { max: elementLimits.optionGroups }),
        ...initial,
      },
      flags: ['confirm', 'focus', 'placeholder'],
    }),
    optionsOrGroups,
    initialIsOffered,
  );

const idMenu = (type: string, optional: Record<string, Rule>) =>
  element(type, { optional, flags: ['confirm', 'focus', 'placeholder'] });

const conversationFilter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);
const conversations = { filter: conversationFilter, default_to_current_conversation: boolean };
const respondable = { response_url_enabled: boolean };
const external = { min_query_length: integer({ min: 0, max: 1000 }) };

export const selectMenus: Record<string, Rule> = {
  static_select: staticMenu('static_select', { initial_option: menuOption }),
  external_select: idMenu('external_select', { ...external, initial_option: menuOption }),
  users_select: idMenu('users_select', { initial_user: id }),
  conversations_select: idMenu('conversations_select', { ...conversations, ...respondable, initial_conversation: id }),
  channels_select: idMenu('channels_select', { ...respondable, initial_channel: id }),
};

const initialOptions = { initial_options: list(menuOption, { max: 100 }) };
export const multiSelectMenus: Record<string, Rule> = {
  multi_static_select: staticMenu('multi_static_select', { ...maxSelected, ...initialOptions }),
  multi_external_select: idMenu('multi_external_select', { ...maxSelected, ...external, ...initialOptions }),
  multi_users_select: idMenu('multi_users_select', { ...maxSelected, initial_users: ids }),
  multi_conversations_select: idMenu('multi_conversations_select', {
    ...maxSelected,
    ...conversations,
    initial_conversations: ids,
  }),
  multi_channels_select: idMenu('multi_channels_select', { ...maxSelected, initial_channels: ids }),
};

const choice = (type: string, initial: Record<string, Rule>): Rule =>
  inTurn(
    element(type, {
      required: { options: list(choiceOption, { max: elementLimits.choiceOptions }) },
      optional: initial,
      flags: ['confirm', 'focus'],
    }),
    initialIsOffered,
  );

export const radioButtons = choice('radio_buttons', { initial_option: choiceOption });
export const checkboxes = choice('checkboxes', { initial_options: list(choiceOption, { max: 10 }) });

export const overflow = element('overflow', {
  required: { options: list(option({ text: plainText, hasUrl: true }), { max: elementLimits.overflowOptions }) },
  flags: ['confirm'],
});
