// Column types of ours: instants as Temporal, never as Date.
import { customType } from 'drizzle-orm/pg-core';

/** A `timestamptz`, in and out as Temporal.Instant (to the microsecond). */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (value) => value.toString(),
  fromDriver: (value) => Temporal.Instant.from(value),
});
