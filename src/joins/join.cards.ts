// Joining accounts. Plain data.
import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { joinWords } from './join.words.ts';
import { CODE_MINUTES } from './join-accounts.ts';

export function joinCodeCard(code: string, reader: Reader): Card {
  const join = joinWords[reader.language];
  return { summary: join.title, title: join.title, text: [join.text(code, CODE_MINUTES)] };
}
