// Which fields of a form are asked for. Pure.
import type { Field, Form } from './card.ts';

type Values = Record<string, string>;

/** As the form's choices stand. `isWhole`: also what stands one step away. */
export function askedFields(
  { fields }: Form,
  { values = {}, isWhole }: { values?: Values; isWhole: boolean },
): Field[] {
  const heldBy = (name: string) => values[name] ?? fields.find((field) => field.name === name)?.value ?? '';
  const isMeant = ({ when }: Field) => !when || when.is.includes(heldBy(when.field));
  return fields.filter((field) => (isWhole || !field.isMore) && isMeant(field));
}

/** Whether what else is asked for depends on this choice. */
export const decidesOthers = ({ name }: Field, { fields }: Form): boolean =>
  fields.some(({ when }) => when?.field === name);

/** Whether its further fields were asked for, too, by the names of those that were. */
export const isWholeOf = ({ fields }: Form, names: readonly string[]): boolean =>
  fields.some(({ name, isMore }) => isMore && names.includes(name));
