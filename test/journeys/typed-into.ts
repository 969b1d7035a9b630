// What a member types or chooses in a modal's fields, as Slack's `view.state.values` wants it.
import type { Json, SlackView, ViewValues } from '../../src/playground/slack/slack.ts';

/** `values` by field name (block_id). Throws for a field that the modal has not. */
export function typedInto(view: SlackView, values: Record<string, string>): ViewValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const input = view.blocks.find((block) => block.block_id === name);
      if (!input) throw new Error(`the modal has no field ${name}`);
      const element = input.element as Json;
      return [name, { [String(element.action_id)]: stateOf(String(element.type), value) }];
    }),
  );
}

function stateOf(type: string, value: string): Json {
  switch (type) {
    case 'datepicker':
      return { selected_date: value || null };
    case 'timepicker':
      return { selected_time: value || null };
    case 'radio_buttons':
    case 'static_select':
      return { selected_option: value ? { value } : null };
    case 'checkboxes':
      return { selected_options: value ? [{ value }] : [] };
    case 'users_select':
      return { selected_user: value || null };
    case 'conversations_select':
      return { selected_conversation: value || null };
    default:
      return { value: value || null };
  }
}
