// Editing an announced seminar, perhaps two at once: what each changed, and what becomes of both. Pure.
import type { SeminarDetails } from './seminar.ts';
import { type SeminarValues, seminarValues, textOf } from './seminar-form.ts';

/** One edit of an announced seminar. */
export interface Edit {
  /** The edition it made. */
  edition: number;
  editedBy: string;
  editorName: string;
  editedAt: Temporal.Instant;
  before: SeminarDetails;
}

/** What the form asks of an announced seminar; its channel stays. */
const EDITED = [
  ...(['title', 'summary', 'speaker', 'date', 'start', 'end', 'format', 'place', 'link', 'seats'] as const),
  ...(['deadline_date', 'deadline_time', 'party_time', 'party_place', 'party_fee', 'party_seats'] as const),
];
export type EditedField = (typeof EDITED)[number];

export interface Merge {
  values: SeminarValues;
  /** Changed here and, otherwise, by somebody else since the form was opened. */
  clashes: EditedField[];
  /** Changed by somebody else alone: that stays. */
  kept: EditedField[];
}

/** What was typed into a form that showed `opened`, brought together with what others saved since. */
export function mergeEdits(input: { opened: SeminarValues; current: SeminarValues; typed: SeminarValues }): Merge {
  const merge: Merge = { values: {}, clashes: [], kept: [] };
  for (const name of EDITED) {
    const [opened, current, typed] = [input.opened, input.current, input.typed].map((from) => textOf(from, name));
    // A field that the form left out says nothing.
    const isMine = name in input.typed && typed !== opened;
    merge.values[name] = (isMine ? typed : current) ?? '';
    if (current === opened || typed === current) continue;
    (isMine ? merge.clashes : merge.kept).push(name);
  }
  return merge;
}

/** What differs, as an organizer would have typed it. */
export function changedFields(
  before: SeminarDetails,
  after: SeminarDetails,
): { name: EditedField; before: string; after: string }[] {
  const [was, is] = [seminarValues(before), seminarValues(after)];
  return EDITED.flatMap((name) => {
    const pair = { name, before: textOf(was, name), after: textOf(is, name) };
    return pair.before === pair.after ? [] : [pair];
  });
}

/** Who changed a field last, and what it is now. `edits`: since the form was opened, oldest first. */
export function whoChanged(field: EditedField, edits: Edit[], current: SeminarDetails): Edit | undefined {
  return edits.findLast((edit, index) => {
    const after = edits[index + 1]?.before ?? current;
    return changedFields(edit.before, after).some(({ name }) => name === field);
  });
}
