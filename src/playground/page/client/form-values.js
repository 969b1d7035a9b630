// Reads what Slack's inputs hold, in the shape of Slack's `view.state.values`, and writes it back after a redraw.

const inputsIn = (root) => [...root.querySelectorAll('[data-shape]')];
const checkedIn = (group) => [...group.querySelectorAll('input:checked')].map(({ value }) => value);

/** One element's value, as its field of the state holds it. */
export function readElement(element) {
  const isGroup = element.matches('.choices');
  const chosen = isGroup ? checkedIn(element) : [element.value].filter((value) => value !== '');
  switch (element.dataset.shape) {
    case 'option':
      return chosen.length > 0 ? { value: chosen[0] } : null;
    case 'options':
      return chosen.map((value) => ({ value }));
    case 'ids':
      return chosen;
    default:
      return chosen[0] ?? null;
  }
}

/** block_id → action_id → state */
export function readValues(root) {
  const values = {};
  for (const element of inputsIn(root)) {
    const { block, action, field } = element.dataset;
    values[block] = { ...values[block], [action]: { [field]: readElement(element) } };
  }
  return values;
}

/** Puts values read before into the inputs of the same ids; others keep what they start with. */
export function writeValues(root, values) {
  for (const element of inputsIn(root)) {
    const { block, action, field } = element.dataset;
    const state = values[block]?.[action];
    if (!state || !(field in state)) continue;
    const chosen = [state[field] ?? []].flat().map((one) => one?.value ?? one);
    if (element.matches('.choices'))
      for (const box of element.querySelectorAll('input')) box.checked = chosen.includes(box.value);
    else element.value = chosen[0] ?? '';
  }
}
