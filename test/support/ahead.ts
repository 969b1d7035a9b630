// What LINE's month is still needed for, as the usual settings have it.

import { createFindAhead } from '../../src/reminders/find-ahead.ts';
import type { ReminderTable } from '../../src/reminders/reminder.ts';

export const usualTable: ReminderTable = {
  closingSoon: '0 15 * * *',
  isClosingSoonOnLine: false,
  dayBefore: '0 17 * * *',
  survey: '0 12 * * *',
};

export const ahead = createFindAhead(usualTable);
