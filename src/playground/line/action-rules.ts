// What LINE accepts as an action, wherever it stands; each place has its own label rule and action types.
// Words of a fault differ inside and outside Flex, so a fault carries both.
import { limits } from './limits.ts';
import { countCharacters, ruleFor, uriFaults } from './plain-checks.ts';
import { isJson } from './problems.ts';

export type ActionPlace =
  | 'flexButton'
  | 'flex'
  | 'quickReply'
  | 'template'
  | 'imageCarousel'
  | 'richMenu'
  | 'defaultAction';

export interface ActionFault {
  /** Within the action; empty for the action itself. */
  property: string;
  inFlex: string;
  elsewhere: string;
}

type Action = Record<string, unknown>;

const labelRules: Record<ActionPlace, { isRequired: boolean; max: number }> = {
  flexButton: { isRequired: true, max: limits.label.flex },
  flex: { isRequired: false, max: limits.label.flex },
  quickReply: { isRequired: true, max: limits.label.quickReply },
  template: { isRequired: true, max: limits.label.template },
  imageCarousel: { isRequired: false, max: limits.label.imageCarousel },
  richMenu: { isRequired: false, max: limits.label.richMenu },
  defaultAction: { isRequired: false, max: limits.label.template },
};

const uriSchemes = ['http', 'https', 'line', 'tel']; // R "URI action"
const inputOptions = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'];
const quickReplyOnly = ['camera', 'cameraRoll', 'location'];

export function findActionFaults(action: unknown, place: ActionPlace): ActionFault[] {
  if (!isJson(action)) return [missing('')];
  const find = ruleFor(faultsByType, action.type);
  if (!find)
    return [
      action.type === undefined
        ? missing('type')
        : wrong('type', `Must be one of the following values: [${Object.keys(faultsByType).join(', ')}]`),
    ];
  return [...findPlaceFaults(action.type as string, place), ...findLabelFaults(action.label, place), ...find(action)];
}

function findPlaceFaults(type: string, place: ActionPlace): ActionFault[] {
  const isAllowed =
    (!quickReplyOnly.includes(type) || place === 'quickReply') && (type !== 'richmenuswitch' || place === 'richMenu');
  const isInFlex = place === 'flex' || place === 'flexButton';
  if (isAllowed) return [];
  const message = `${type} action is not available for ${isInFlex ? 'flex message' : 'this object'}`;
  return [{ property: '', inFlex: message, elsewhere: message }];
}

function findLabelFaults(label: unknown, place: ActionPlace): ActionFault[] {
  const { isRequired, max } = labelRules[place];
  if (label === undefined || label === null) return isRequired ? [missing('label')] : [];
  return findTextFaults('label', label, max);
}

const faultsByType: Record<string, (action: Action) => ActionFault[]> = {
  postback: (action) => [
    ...need('data', action.data, limits.postbackData),
    ...allow('displayText', action.displayText, limits.displayText),
    ...allow('text', action.text, limits.displayText),
    ...allow('fillInText', action.fillInText, limits.fillInText),
    ...(action.displayText !== undefined && action.text !== undefined
      ? [wrong('text', 'displayText and text may not be set together')]
      : []),
    ...(action.inputOption === undefined || inputOptions.includes(String(action.inputOption))
      ? []
      : [wrong('inputOption', `Must be one of the following values: [${inputOptions.join(', ')}]`)]),
  ],
  message: (action) => need('text', action.text, limits.messageActionText),
  uri: (action) => [
    ...(action.uri === undefined ? [missing('uri')] : findUriFaults('uri', action.uri)),
    ...(isJson(action.altUri) && action.altUri.desktop !== undefined
      ? findUriFaults('altUri/desktop', action.altUri.desktop)
      : []),
  ],
  datetimepicker: findPickerFaults,
  clipboard: (action) => need('clipboardText', action.clipboardText, limits.clipboardText),
  richmenuswitch: (action) => [
    ...need('richMenuAliasId', action.richMenuAliasId, 32),
    ...need('data', action.data, limits.postbackData),
  ],
  camera: () => [],
  cameraRoll: () => [],
  location: () => [],
};

// R "Date and time format"
const pickerFormats: Record<string, RegExp> = {
  date: /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d$/,
};

function findPickerFaults(action: Action): ActionFault[] {
  const faults = need('data', action.data, limits.postbackData);
  const format = ruleFor(pickerFormats, action.mode);
  if (!format)
    return [
      ...faults,
      action.mode === undefined
        ? missing('mode')
        : wrong('mode', 'Must be one of the following values: [date, time, datetime]'),
    ];
  for (const name of ['initial', 'min', 'max']) {
    if (action[name] !== undefined && !format.test(String(action[name])))
      faults.push(wrong(name, 'Invalid date format'));
  }
  const isReversed =
    action.min !== undefined &&
    action.max !== undefined &&
    String(action.min).toLowerCase() >= String(action.max).toLowerCase();
  return isReversed ? [...faults, wrong('max', 'Must be later than min')] : faults;
}

function findUriFaults(property: string, value: unknown): ActionFault[] {
  return uriFaults(value, uriSchemes, limits.uri).map((message) => ({ property, inFlex: message, elsewhere: message }));
}

const need = (property: string, value: unknown, max: number) =>
  value === undefined || value === null ? [missing(property)] : findTextFaults(property, value, max);
const allow = (property: string, value: unknown, max: number) =>
  value === undefined || value === null ? [] : findTextFaults(property, value, max);

function findTextFaults(property: string, value: unknown, max: number): ActionFault[] {
  if (typeof value === 'string' && value !== '' && countCharacters(value) <= max) return [];
  return [wrong(property, value === '' ? 'May not be empty' : `Length must be between 1 and ${max}`)];
}

function missing(property: string): ActionFault {
  return { property, inFlex: 'must be specified', elsewhere: 'May not be null' };
}

function wrong(property: string, elsewhere: string): ActionFault {
  return { property, inFlex: 'invalid property', elsewhere };
}
