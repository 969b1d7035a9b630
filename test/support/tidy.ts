// Run before every file (vitest.config.ts): files share a worker, so no test leaves it a false clock or a spy.
import { afterEach, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
