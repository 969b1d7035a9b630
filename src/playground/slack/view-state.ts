// What the inputs of a view or message hold (`state.values`), and a view as the API and payloads carry it.
import { offeredOptions } from './choice-rules.ts';
import { playgroundApp, playgroundBot, playgroundTeam } from './identity.ts';
import { isJson } from './rule.ts';
import type { Json, ViewValues } from './slack.ts';
import type { StoredView } from './view-store.ts';
import { everyElement, type PlacedElement } from './walk-blocks.ts';

/** For each stateful element: the field of its state, the element's field that starts it, and what an empty one holds. */
const states: Record<string, { field: string; from: string; empty: unknown }> = {
  plain_text_input: { field: 'value', from: 'initial_value', empty: null },
  number_input: { field: 'value', from: 'initial_value', empty: null },
  url_text_input: { field: 'value', from: 'initial_value', empty: null },
  email_text_input: { field: 'value', from: 'initial_value', empty: null },
  rich_text_input: { field: 'rich_text_value', from: 'initial_value', empty: null },
  file_input: { field: 'files', from: '', empty: [] },
  static_select: { field: 'selected_option', from: 'initial_option', empty: null },
  external_select: { field: 'selected_option', from: 'initial_option', empty: null },
  radio_buttons: { field: 'selected_option', from: 'initial_option', empty: null },
  checkboxes: { field: 'selected_options', from: 'initial_options', empty: [] },
  multi_static_select: { field: 'selected_options', from: 'initial_options', empty: [] },
  multi_external_select: { field: 'selected_options', from: 'initial_options', empty: [] },
  users_select: { field: 'selected_user', from: 'initial_user', empty: null },
  multi_users_select: { field: 'selected_users', from: 'initial_users', empty: [] },
  conversations_select: { field: 'selected_conversation', from: 'initial_conversation', empty: null },
  multi_conversations_select: { field: 'selected_conversations', from: 'initial_conversations', empty: [] },
  channels_select: { field: 'selected_channel', from: 'initial_channel', empty: null },
  multi_channels_select: { field: 'selected_channels', from: 'initial_channels', empty: [] },
  datepicker: { field: 'selected_date', from: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', from: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', from: 'initial_date_time', empty: null },
};

/** The field of an element's state that holds its value; undefined for buttons and the overflow menu. */
export const stateField = (element: Json): string | undefined => states[String(element.type)]?.field;

/** Where the values given by a member differ from the initial ones, they win. Throws on values for no such element. */
export function stateOf(blocks: readonly Json[], given: ViewValues = {}, kept: ViewValues = {}): ViewValues {
  const values: ViewValues = {};
  const unused = new Set(Object.entries(given).flatMap(([block, of]) => Object.keys(of).map((id) => `${block} ${id}`)));
  for (const placed of everyElement(blocks)) {
    const [blockId, actionId] = [placed.blockId, String(placed.element.action_id)];
    if (!stateField(placed.element)) continue;
    const told = given[blockId]?.[actionId] ?? kept[blockId]?.[actionId];
    unused.delete(`${blockId} ${actionId}`);
    values[blockId] = { ...values[blockId], [actionId]: elementState(placed, told) };
  }
  if (unused.size > 0) throw new Error(`No such input (block_id action_id): ${[...unused].join(', ')}`);
  return values;
}

function elementState({ element }: PlacedElement, told: Json | undefined): Json {
  const type = String(element.type);
  const state = states[type] ?? { field: 'value', from: '', empty: null };
  const value = told ? (told[state.field] ?? state.empty) : (element[state.from] ?? state.empty);
  if (told) mustBeOffered(element, value);
  // A client sends an empty text field as null.
  return { type, [state.field]: value === '' ? null : completed(element, value) };
}

function mustBeOffered(element: Json, value: unknown): void {
  const offered = offeredOptions(element).map((option) => isJson(option) && option.value);
  if (offered.length === 0) return;
  for (const chosen of [value ?? []].flat()) {
    if (!isJson(chosen) || !offered.includes(chosen.value as string))
      throw new Error(`${element.action_id} does not offer ${JSON.stringify(chosen)}`);
  }
}

/** A chosen option may be given by its `value` alone: the text is the offered one's. Leaves what is not offered alone. */
export function completed(element: Json, value: unknown): unknown {
  const offered = offeredOptions(element);
  const one = (chosen: unknown) =>
    (isJson(chosen) && offered.find((option) => isJson(option) && option.value === chosen.value)) || chosen;
  return Array.isArray(value) ? value.map(one) : one(value);
}

export function describeView(view: StoredView, values: ViewValues = stateOf(view.blocks, {}, view.values)): Json {
  const { memberId: _, values: __, previous_view_id = null, title, submit, close, ...rest } = view;
  return {
    ...rest,
    title: title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: submit ?? null,
    close: close ?? null,
    previous_view_id,
    state: { values },
    team_id: playgroundTeam.id,
    app_installed_team_id: playgroundTeam.id,
    app_id: playgroundApp.id,
    bot_id: playgroundBot.botId,
  };
}
