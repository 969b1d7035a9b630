// The minute's tick goes on whatever is done to the machine's clock.
import { afterEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../src/log.ts';
import { createSchedule } from '../../src/schedule/run.ts';

const MINUTE = 60_000;

afterEach(() => void vi.useRealTimers());

test('each minute has its tick, also after the clock was set forward a quarter of an hour and back again', async () => {
  vi.useFakeTimers({ now: Temporal.Instant.from('2026-11-24T12:00:30Z').epochMilliseconds });
  let ticks = 0;
  const job = { name: 'count', cron: '* * * * *', run: async () => void ticks++ };
  const schedule = createSchedule({ jobs: [job], log: createLogger({ level: 'silent' }) });
  schedule.start();
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(ticks).toBe(3);
  const step = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE);
  step(15);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  step(-15);
  const before = ticks;
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  // Some are lost until it is seen that none came.
  expect(ticks - before).toBeGreaterThanOrEqual(6);
  expect(ticks - before).toBeLessThanOrEqual(10);
  await schedule.stop();
});
