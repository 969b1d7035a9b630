/** What takes this long has stopped for good, on the slowest machine. `npm run imports` finds tests that wait less. */
export const HANG_MS = 120_000;
