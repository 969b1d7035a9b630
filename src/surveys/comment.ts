// What somebody typed in a chat while a survey of theirs was open, and may have meant as a comment. Pure.
import type { SurveyAnswers } from './survey-question.ts';

/**
 * In UTF-8: so much of it still goes into a link, which is where it waits for its writer's press, for nothing of ours
 * keeps it. Links are of use up to 1,000 letters (LINE).
 */
const MOST_BYTES = 450;

/** It can go along with the button that opens the form. */
export const canGoAlong = (words: string): boolean => Buffer.byteLength(JSON.stringify(words)) <= MOST_BYTES;

/** 5 · ★5 · 5点: a rating, which buttons take. */
export const isScore = (words: string): boolean => /^[★☆]?\s*[1-5]\s*点?$/.test(words.normalize('NFKC').trim());

/** As they stand in the form: below what is there already. */
export const withWords = (takeaway: SurveyAnswers['takeaway'] = '', words = ''): string =>
  takeaway.includes(words) ? takeaway : [takeaway, words].filter(Boolean).join('\n');
