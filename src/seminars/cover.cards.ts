// A seminar's cover: what is drawn on it, and the picture of it that cards and forms carry. Plain data.
import type { Language } from '../cards/card.ts';
import type { Picture } from '../cards/picture.ts';
import { COVER, type CoverDrawing, hashOf } from '../pictures/drawing.ts';
import { formatRange } from '../text/dates.ts';
import { coverWords } from './cover.words.ts';
import { isPublic, type Seminar } from './seminar.ts';
import { seminarWords } from './seminar.words.ts';

export function coverDrawing(seminar: Seminar, language: Language): CoverDrawing {
  const { title, speaker, number, startsAt, endsAt, timeZone, seriesId, id } = seminar;
  return {
    kind: 'cover',
    language,
    title,
    speaker,
    // As in its own year: what a cover shows does not change with the day on which it is looked at.
    when: formatRange(startsAt, endsAt, { timeZone, language, now: startsAt }),
    number: number === null ? '' : seminarWords[language].number(number),
    series: seriesId ?? id,
  };
}

/** Of an own picture, too. */
export const coverHash = (seminar: Seminar, language: Language): string =>
  seminar.picture?.hash ?? hashOf(coverDrawing(seminar, language));

export function coverOf(seminar: Seminar, { language }: { language: Language }): Picture {
  const { id: seminarId, title, picture } = seminar;
  return {
    ...COVER,
    alt: picture?.alt || coverWords[language].alt(title),
    of: { kind: 'cover', seminarId, language, hash: coverHash(seminar, language), isPublic: isPublic(seminar) },
  };
}
