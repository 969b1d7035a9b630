// Pictures on their way out: where each can be had at the place it goes to, and what a signed address shows. What cannot
// be had is left out: no message waits for a picture.
import type { Card, Form } from '../cards/card.ts';
import type { PageOutcome } from '../cards/page-outcome.ts';
import type { Picture, PictureOf } from '../cards/picture.ts';
import type { Place, Platform } from '../cards/place.ts';
import { hasPictures, withoutPictures } from '../cards/without-pictures.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Logger } from '../log.ts';
import { createLinks, type LinkSubject, type Links } from '../messages/links.ts';
import { findRole } from '../people/role.store.ts';
import type { Drawer } from '../pictures/drawer.ts';
import { findFile, findPhoto, forgetFile, keepFile } from '../pictures/picture.store.ts';
import { coverDrawing, coverHash } from '../seminars/cover.cards.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { isPublic, type Seminar } from '../seminars/seminar.ts';
import type { LinkTarget, PictureFiles } from '../surfaces/bot.ts';
import { isPublicAddress } from './public-address.ts';

interface Parts {
  db: DatabaseRoot;
  clock: Clock;
  log: Logger;
  drawer: Drawer;
  /** Of pictures that platforms fetch; makes none where nobody outside reaches this bot. */
  links: Links;
  /** Makes paths on our own pages. */
  ownLinks: Links;
}

type Drawing = Parts & {
  /** By its hash, a picture that somebody brought. */
  findOwn(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
};

/** Who reads it, and where. */
interface Seen {
  place: Place;
  /** Unset: it is nobody's in particular. */
  personId?: string;
}

export interface Pictures {
  /** The card with its pictures' addresses, or without pictures. Never throws for a picture's sake. */
  addressed(card: Card, seen: Seen): Promise<Card>;
  /** The same of whatever a command answers with. */
  addressedIn<O extends PageOutcome>(outcome: O, seen: Seen): Promise<O>;
  addressedForm(form: Form, seen: Seen): Promise<Form>;
  read(subject: PictureSubject): Promise<LinkTarget>;
  filesOf(platform: Platform): PictureFiles;
}

/** The links that it makes and reads: for those who fetch pictures from outside, where they can, and for our own pages. */
export const picturesLinks = (of: { key: Uint8Array; clock: Clock; picturesUrl: string | undefined }) => ({
  links: createLinks({ ...of, publicUrl: isPublicAddress(of.picturesUrl) ? of.picturesUrl : undefined }),
  ownLinks: createLinks({ ...of, publicUrl: '' }),
});

export type PictureSubject = Extract<LinkSubject, { use: 'picture' | 'preview' }>;

/** A message is looked at for years; the address stays the same for one of them, so that what shows it does, too. */
const YEARS = 3;
const PREVIEW_HOURS = 2;

const PHOTOS_HELD = 4;

export function createPictures(given: Parts): Pictures {
  const parts: Drawing = { ...given, findOwn: createOwnPhotos(given.db) };
  const pictureAt = (picture: Picture, seen: Seen) => placed(parts, picture, seen);
  const addressed = async (card: Card, seen: Seen): Promise<Card> => {
    if (!hasPictures(card)) return card;
    const picture = card.picture && (await pictureAt(card.picture, seen));
    const items = card.items && (await Promise.all(card.items.map((item) => addressed(item, seen))));
    return { ...withoutPictures(card), ...(picture && { picture }), ...(items && { items }) };
  };
  const addressedForm = async (form: Form, seen: Seen): Promise<Form> =>
    form.picture ? { ...form, picture: await pictureAt(form.picture, seen) } : form;
  return {
    addressed,
    addressedForm,
    async addressedIn(outcome, seen) {
      if ('card' in outcome) return { ...outcome, card: await addressed(outcome.card, seen) };
      return 'form' in outcome && outcome.form
        ? { ...outcome, form: await addressedForm(outcome.form, seen) }
        : outcome;
    },
    read: (subject) => read(parts, subject),
    filesOf: (platform) => filesOf(parts, platform),
  };
}

async function placed(
  { links, ownLinks, clock, drawer }: Parts,
  picture: Picture,
  { place, personId }: Seen,
): Promise<Picture | undefined> {
  if (!place.takesPictures) return undefined;
  const { kind: _kind, isPublic: isForAll, isOwn, ...of } = picture.of;
  const canBeShown = isOwn || drawer.isAble();
  const now = clock.now();
  const make = place.takesPictures === 'on_own_page' ? ownLinks.make : links.make;
  const url = isForAll
    ? await make({ use: 'picture', ...of, expiresAt: yearsAfter(now) })
    : personId && (await make({ use: 'preview', ...of, personId, expiresAt: hoursAfter(now) }));
  if (url) return canBeShown ? { ...picture, at: { kind: 'address', url } } : undefined;
  return place.takesPictures === 'by_address_or_file' ? picture : undefined;
}

function yearsAfter(now: Temporal.Instant): Temporal.Instant {
  const { year } = now.toZonedDateTimeISO('UTC');
  return Temporal.PlainDate.from({ year: year + YEARS, month: 1, day: 1 })
    .toZonedDateTime('UTC')
    .toInstant();
}

/** Whole hours: looked at again soon, it is the same picture. */
const hoursAfter = (now: Temporal.Instant) =>
  now.add({ hours: PREVIEW_HOURS }).round({ smallestUnit: 'hour', roundingMode: 'ceil' });

async function read(parts: Drawing, subject: PictureSubject): Promise<LinkTarget> {
  const { db, log, drawer } = parts;
  const seminar = await findSeminar(db, subject.seminarId);
  if (!seminar || !(await maySee(parts, seminar, subject))) return { kind: 'invalid' };
  try {
    const png = await pngOf(parts, seminar, subject);
    // What was sent before an edit shows what is so by now.
    const isCurrent = coverHash(seminar, subject.language) === subject.hash;
    return { kind: 'picture', png, keep: !isCurrent ? 'briefly' : subject.use === 'picture' ? 'for_long' : 'alone' };
  } catch (err) {
    // While none can be, the drawer has said so.
    if (drawer.isAble()) log.warn({ err }, 'a picture could not be drawn');
    return { kind: 'no_picture' };
  }
}

/** A draft's is for organizers, as long as they are. */
async function maySee({ db }: Parts, seminar: Seminar, subject: PictureSubject): Promise<boolean> {
  return subject.use === 'picture' ? isPublic(seminar) : (await findRole(db, subject.personId)) !== null;
}

async function pngOf(
  { drawer, findOwn }: Drawing,
  seminar: Seminar,
  { language }: Pick<PictureOf, 'language'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const own = seminar.picture && (await findOwn(seminar.picture.hash));
  return own ?? drawer.draw(coverDrawing(seminar, language));
}

/** An announcement's readers all fetch its photo, of a megabyte, within minutes: they share one. */
function createOwnPhotos(db: DatabaseRoot): Drawing['findOwn'] {
  const found = new Map<string, ReturnType<typeof findPhoto>>();
  return async (hash) => {
    const photo = found.get(hash) ?? findPhoto(db, hash);
    found.delete(hash);
    found.set(hash, photo);
    const [oldest] = found.keys();
    if (found.size > PHOTOS_HELD && oldest !== undefined) found.delete(oldest);
    const forget = () => void (found.get(hash) === photo && found.delete(hash));
    photo.then((png) => png ?? forget(), forget);
    return photo;
  };
}

/** For a platform that is given the file itself. */
function filesOf(parts: Drawing, platform: Platform): PictureFiles {
  const { db, clock } = parts;
  return {
    async draw(of) {
      const seminar = await findSeminar(db, of.seminarId);
      // Edited since: the next update shows it.
      const isCurrent = seminar && coverHash(seminar, of.language) === of.hash;
      return isCurrent ? pngOf(parts, seminar, of) : undefined;
    },
    find: ({ hash }) => findFile(db, { platform, hash }),
    keep: ({ hash }, fileId) => keepFile(db, { platform, hash, fileId, now: clock.now() }),
    forget: ({ hash }, fileId) => forgetFile(db, { platform, hash, fileId }),
  };
}
