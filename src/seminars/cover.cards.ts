// A seminar's cover: what is drawn on it, and the picture of it that cards and forms carry. Plain data.
import type { Button, Card, Form, Language } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import type { Picture } from '../cards/picture.ts';
import type { Reader } from '../cards/reader.ts';
import { COVER, type CoverDrawing, hashOf } from '../pictures/drawing.ts';
import { photoLimits } from '../pictures/photo.ts';
import { formatDay, formatTime } from '../text/dates.ts';
import { coverWords } from './cover.words.ts';
import { isPublic, type Seminar, tellsNumber } from './seminar.ts';
import { seminarWords } from './seminar.words.ts';

export function coverDrawing(seminar: Seminar, language: Language): CoverDrawing {
  const { title, speaker, number, startsAt, endsAt, timeZone, seriesId, id } = seminar;
  return {
    kind: 'cover',
    language,
    title,
    speaker,
    when: coverWords[language].when(
      // As in its own year: what a cover shows does not change with the day on which it is looked at.
      formatDay(startsAt.toZonedDateTimeISO(timeZone).toPlainDate(), { timeZone, language, now: startsAt }),
      formatTime(startsAt, timeZone),
      formatTime(endsAt, timeZone),
    ),
    number: number === null || tellsNumber(title) ? '' : seminarWords[language].number(number),
    series: seriesId ?? (number === null ? id : String(number)),
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
    of: {
      kind: 'cover',
      seminarId,
      language,
      hash: coverHash(seminar, language),
      isPublic: isPublic(seminar),
      ...(picture && { isOwn: true }),
    },
  };
}

/** As much as a screen reader is to be asked to read. */
const LONGEST_ALT = 200;

export function pictureForm(seminar: Seminar, reader: Reader): Form {
  const cover = coverWords[reader.language];
  return {
    submit: { do: 'submit-picture', seminar: seminar.id },
    picture: coverOf(seminar, reader),
    title: cover.title,
    submitLabel: cover.submit,
    intro: `${seminar.title}\n${cover.intro}`,
    fields: [
      { name: 'picture', type: 'picture', label: cover.file, maxBytes: photoLimits.bytes },
      {
        name: 'alt',
        type: 'text',
        label: cover.description,
        hint: cover.descriptionHint,
        maxLength: LONGEST_ALT,
        value: seminar.picture?.alt,
      },
    ],
    language: reader.language,
  };
}

/** `text`: what just happened. */
export function pictureCard(seminar: Seminar, text: string, reader: Reader): Card {
  const label = listWords[reader.language].backToSeminar;
  const back: Button = { kind: 'command', label, command: { do: 'desk', seminar: seminar.id } };
  return {
    summary: text,
    picture: coverOf(seminar, reader),
    title: seminar.title,
    text: [text],
    buttons: [pictureButtons(seminar, reader), [back]],
  };
}

/** On a page alone: a chat's form takes no file. */
export function pictureButtons({ id: seminar, picture }: Seminar, { language }: Reader): Button[] {
  const { button, remove, removeConfirm: confirm } = coverWords[language];
  const change: Button = { kind: 'command', label: button, command: { do: 'open-picture', seminar } };
  const back: Button = { kind: 'command', label: remove, command: { do: 'remove-picture', seminar }, confirm };
  return picture ? [change, back] : [change];
}
