// Builds the card of every message the bot sends by itself, as things stand when it is sent. Undefined: it is no longer
// wanted. Knows no kind: that is its room's matter (<noun>.messages.ts).

import type { Language } from '../cards/card.ts';
import type { Places } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';

import type { Clock } from '../clock.ts';
import type { Database, DatabaseRoot } from '../database/client.ts';
import type { BuildCard } from '../messages/delivery.ts';
import { goesAs, isKnown } from '../messages/kinds.ts';
import type { Links } from '../messages/links.ts';
import { hasBeenWritten } from '../messages/message.store.ts';
import type { LedgerMessage } from '../messages/message.ts';
import { isSilent, type QuietHours } from '../messages/quiet-hours.ts';
import { withLanguageButton } from '../people/language.cards.ts';
import { findPerson, isLanguageKnown } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import { findEditsSince } from '../seminars/edition.store.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { isPublic, type Seminar } from '../seminars/seminar.ts';
import { builders } from './builders.ts';
import type { Pictures } from './pictures.ts';

interface Parts {
  db: DatabaseRoot;
  links: Links;
  /** Unset: they have no address. */
  pictures?: Pick<Pictures, 'addressed'>;
  places: Places;
  clock: Clock;
  /** What a channel's post is written in. */
  language: Language;
  /** Unset: it does not matter whether it makes a sound. */
  quietHours?: QuietHours | null;
}

export function createBuildCard(parts: Parts): BuildCard {
  const build = createBuild(parts);
  return async (message, platform) => {
    const built = await build(message, platform);
    const card = built && (await parts.pictures?.addressed(built.card, { place: parts.places[platform] }));
    return built && { ...built, card: card ?? built.card };
  };
}

function createBuild(parts: Parts): BuildCard {
  const { db, links, places, clock } = parts;
  return async (message, platform) => {
    const { kind, personId } = message;
    // Another bot's, of a newer version: it is tried again, and not let go.
    if (!isKnown(kind)) throw new Error(`a message of a kind that this version does not know: ${kind}`);
    const seminar = message.seminarId === null ? undefined : await findSeminar(db, message.seminarId);
    if (goesAs(kind, 'post')) {
      if (!seminar || !isPublic(seminar)) return undefined;
      const { language } = parts;
      const reader: Reader = { language, place: places[platform], now: clock.now() };
      const card = await builders[kind]({ db, links, message, seminar, reader });
      return card && { card, language, revision: seminar.revision };
    }
    const person = personId ? await findPerson(db, personId) : undefined;
    if (!person) return undefined;
    const { language } = person;
    const reader: Reader = { language, place: places[platform], now: clock.now() };
    if (goesAs(kind, 'apart')) {
      const card = await builders[kind]({ db, links, message, person, reader });
      return card && { card, language };
    }
    if (!seminar) return undefined;
    const build = goesAs(kind, 'alike') ? builders[kind].toOne : builders[kind];
    const card = await build({ db, links, message, seminar, person, reader });
    if (!card) return undefined;
    const isSilent = await isSilentNow(parts, message, seminar);
    const hasButton = await isFirstWord(db, message, person);
    return { card: hasButton ? withLanguageButton(card, seminar.id, reader) : card, language, isSilent };
  };
}

/** Nobody ever told which language they read, and this is the first they get. */
async function isFirstWord(db: DatabaseRoot, message: LedgerMessage, { id }: Person): Promise<boolean> {
  return !(await isLanguageKnown(db, id)) && !(await hasBeenWritten(db, { personId: id, besides: message.id }));
}

/** Whether it is night where the seminar is. */
export async function isSilentNow(
  { db, clock, quietHours }: Pick<Parts, 'clock' | 'quietHours'> & { db: Database },
  { kind, details }: Pick<LedgerMessage, 'kind' | 'details'>,
  seminar: Seminar,
): Promise<boolean> {
  // Who is told of a move had planned for the evening as it was.
  const [edit] = details.since ? await findEditsSince(db, seminar.id, Number(details.since)) : [];
  const evenings = edit ? [edit.before, seminar] : [seminar];
  return isSilent({ kind, evenings, timeZone: seminar.timeZone, hours: quietHours ?? null, now: clock.now() });
}
