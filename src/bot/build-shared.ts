// What many get alike: who still does, found for all at once, and the one card for all of one language.

import type { Place } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';
import type { Clock } from '../clock.ts';
import type { QuietHours } from '../messages/quiet-hours.ts';
import type { SharedMessages } from '../messages/shared.ts';
import { withLanguageButton } from '../people/language.cards.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { isSilentNow } from './build-message.ts';
import { builders } from './builders.ts';
import type { Pictures } from './pictures.ts';

interface Parts {
  /** Of whom can send one message to many. */
  place: Place;
  /** Unset: they have no address. */
  pictures?: Pick<Pictures, 'addressed'>;
  clock: Clock;
  /** Unset: it does not matter whether it makes a sound. */
  quietHours?: QuietHours | null;
}

export function createSharedMessages(parts: Parts): SharedMessages {
  return {
    async sortOut(db, { kind, seminarId, occasion }, people) {
      const among = { db, seminarId, occasion, people: new Set(people) };
      const { wanting, personal = [] } = await builders[kind].sortOut(among);
      return { alike: new Set(wanting), personal: new Set(personal) };
    },
    async build(db, group, variant) {
      const { kind, occasion } = group;
      const { language, isFirstWord, details } = variant;
      const seminar = await findSeminar(db, group.seminarId);
      if (!seminar) return undefined;
      const reader: Reader = { language, place: parts.place, now: parts.clock.now() };
      const built = await builders[kind].toAll({ db, seminar, occasion, details, reader });
      if (!built) return undefined;
      const card = (await parts.pictures?.addressed(built, parts)) ?? built;
      const isSilent = await isSilentNow({ ...parts, db }, { kind, details }, seminar);
      const { edition } = seminar;
      return { card: isFirstWord ? withLanguageButton(card, seminar.id, reader) : card, isSilent, edition };
    },
  };
}
