// The English twin of ja.ts: equal in meaning, the same keys by type.
import type { Words } from './words.ts';

export const en: Words = {
  slack: {
    close: 'Close',
  },
  line: {},
  web: {},
  trouble: {
    title: 'Sorry',
    text: 'Something went wrong on our side. Please wait a moment and try again.',
  },
};
