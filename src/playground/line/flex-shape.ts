// The shape of a Flex object: which properties it may have and which it must. LINE refuses any other property inside
// Flex (measured by others), and null. Knows no component.
import { type ActionPlace, findActionFaults } from './action-rules.ts';
import type { Check } from './flex-values.ts';
import * as value from './flex-values.ts';
import { ruleFor } from './plain-checks.ts';
import { isJson } from './problems.ts';

export type Properties = Record<string, Check>;

interface Component {
  properties: Properties;
  required: readonly string[];
}

/** Checks an object against its properties; a `type` that is not among them was checked by the caller. */
export function shape({ properties, required }: Component): Check {
  return (object, at, report) => {
    if (!isJson(object)) {
      report({ message: 'invalid property', property: at || '/' });
      return;
    }
    for (const name of required) {
      if (object[name] === undefined) report({ message: 'must be specified', property: `${at}/${name}` });
    }
    for (const [name, given] of Object.entries(object)) {
      const check = ruleFor(properties, name);
      if (given === undefined || (name === 'type' && !check)) continue;
      if (check && given !== null) check(given, `${at}/${name}`, report);
      else report({ message: 'invalid property', property: `${at}/${name}` });
    }
  };
}

export function action(place: ActionPlace): Check {
  return (given, at, report) => {
    for (const fault of findActionFaults(given, place)) {
      report({ message: fault.inFlex, property: fault.property ? `${at}/${fault.property}` : at });
    }
  };
}

/** What every component that stands in a box may say of its place. */
export const placed: Properties = {
  margin: value.gap,
  position: value.oneOf('relative', 'absolute'),
  offsetTop: value.offset,
  offsetBottom: value.offset,
  offsetStart: value.offset,
  offsetEnd: value.offset,
};
