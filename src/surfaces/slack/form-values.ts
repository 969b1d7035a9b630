// What a modal's fields hold (`view.state.values`) → field name and text.
import { z } from 'zod';
import { accountText } from '../../cards/account.ts';
import { ticked } from './render-form.ts';

const chosen = z.object({ value: z.string() }).nullish();
const elementState = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: chosen,
  selected_options: z.array(z.unknown()).optional(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_user: z.string().nullish(),
});

export const viewState = z.record(z.string(), z.record(z.string(), elementState));

/** Unset and cleared fields are ''; a ticked box is 'yes'. */
export function fieldValues(values: z.infer<typeof viewState>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, elements]) => {
      const [state] = Object.values(elements);
      return [name, state ? textOf(state) : ''];
    }),
  );
}

function textOf(state: z.infer<typeof elementState>): string {
  if (state.type === 'checkboxes') return state.selected_options?.length ? ticked : '';
  const text =
    state.value ??
    state.selected_option?.value ??
    state.selected_date ??
    state.selected_time ??
    state.selected_conversation;
  const picked = state.selected_user;
  return picked ? accountText({ platform: 'slack', id: picked }) : (text ?? '');
}
