import { expect, test } from 'vitest';
import { createTriggerIds } from '../../../src/playground/slack/trigger-ids.ts';

test('a trigger id is good for three seconds of real time', () => {
  let now = 0;
  const triggers = createTriggerIds(() => now);
  const id = triggers.issue('U0AKI');
  now = 3000;
  expect(triggers.check(id)).toBe('U0AKI');
  now = 3001;
  expect(() => triggers.check(id)).toThrow('expired_trigger_id');
});

test('a trigger id long gone is unknown', () => {
  let now = 0;
  const triggers = createTriggerIds(() => now);
  const id = triggers.issue('U0AKI');
  now = 60_000;
  triggers.issue('U0BEN');
  expect(() => triggers.check(id)).toThrow('invalid_trigger_id');
});
