// Signed links to this server: bound to a purpose, a seminar and a person, and they expire. Nothing in them can be
// counted up or altered.
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Language } from '../cards/card.ts';
import type { Clock } from '../clock.ts';

/** Of a person alone, and no seminar. */
const OWN = ['mine', 'introduction', 'take'] as const;

const claims = z.discriminatedUnion('use', [
  z.object({
    use: z.enum(['calendar', 'door', 'absence', 'question', 'results', 'talk']),
    seminar: z.uuid(),
    sub: z.uuid(),
  }),
  z.object({ use: z.literal('survey'), seminar: z.uuid(), sub: z.uuid(), words: z.string().optional() }),
  z.object({ use: z.literal('desk'), sub: z.uuid() }),
  z.object({ use: z.enum(OWN), sub: z.uuid() }),
  z.object({ use: z.literal('form'), form: z.string(), opener: z.string(), sub: z.uuid() }),
  z.object({ use: z.literal('export'), seminar: z.uuid(), format: z.enum(['xlsx', 'csv']), sub: z.uuid() }),
  z.object({ use: z.literal('picture'), seminar: z.uuid(), language: z.enum(['ja', 'en']), hash: z.string() }),
  z.object({
    use: z.literal('preview'),
    seminar: z.uuid(),
    language: z.enum(['ja', 'en']),
    hash: z.string(),
    sub: z.uuid(),
  }),
  z.object({ use: z.literal('checkin'), seminar: z.uuid(), day: z.string() }),
]);

export type LinkSubject =
  | { use: 'door' | 'absence' | 'question' | 'results' | 'talk'; seminarId: string; personId: string }
  /** `words`: what they typed in the chat, to stand in the form; nothing else keeps it. */
  | { use: 'survey'; seminarId: string; personId: string; words?: string }
  /** The calendar file, as that person attends: for them and their calendars. */
  | { use: 'calendar'; seminarId: string; personId: string }
  /** The QR code at a seminar's door, of that day: for whoever stands there. */
  | { use: 'checkin'; seminarId: string; day: string }
  /** A seminar's cover, for whoever gets a message that shows it. `hash`: of what it shows. */
  | { use: 'picture'; seminarId: string; language: Language; hash: string }
  /** The same of a draft, for one organizer. */
  | { use: 'preview'; seminarId: string; language: Language; hash: string; personId: string }
  /** The list of a seminar's people, for one organizer. */
  | { use: 'export'; seminarId: string; format: 'xlsx' | 'csv'; personId: string }
  /** The organizers' desk, for one organizer. */
  | { use: 'desk'; personId: string }
  /**
   * `mine`: all that is kept of that person; `take`: the same as a file; `introduction`: the form in which they say who
   * they are.
   */
  | { use: 'mine' | 'introduction' | 'take'; personId: string }
  /** One form of the desk's, to be sent after the desk's own link has expired. Both are commands as text. */
  | { use: 'form'; form: string; opener: string; personId: string };

/** What a link is for: the first part of its path. */
export type LinkUse = LinkSubject['use'];

export interface Links {
  /** The URL; undefined when this bot has no public address. */
  make(link: LinkSubject & { expiresAt: Temporal.Instant }): Promise<string | undefined>;
  read(
    token: string,
  ): Promise<{ kind: 'valid'; subject: LinkSubject } | { kind: 'expired'; subject: LinkSubject } | { kind: 'invalid' }>;
}

const ALGORITHM = 'HS256';

export function createLinks({
  key,
  publicUrl,
  clock,
}: {
  /** 32 random bytes. */
  key: Uint8Array;
  /** Without a trailing slash; '' makes paths. */
  publicUrl: string | undefined;
  clock: Clock;
}): Links {
  const now = () => new Date(clock.now().epochMilliseconds);
  return {
    async make({ expiresAt, ...link }) {
      if (publicUrl === undefined) return undefined;
      const token = await new SignJWT(claimsOf(link))
        .setProtectedHeader({ alg: ALGORITHM })
        .setExpirationTime(Math.floor(expiresAt.epochMilliseconds / 1000))
        .sign(key);
      return `${publicUrl}/${link.use}/${token}${endingOf(link)}`;
    },
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: [ALGORITHM], currentDate: now() });
        return { kind: 'valid', subject: subjectOf(payload) };
      } catch (error) {
        // jose checks the signature before the expiry, so an expired payload is still ours.
        if (error instanceof errors.JWTExpired) return { kind: 'expired', subject: subjectOf(error.payload) };
        return { kind: 'invalid' };
      }
    },
  };
}

/** Whether a path is one that these links made, whatever it leads to by now. Asks no database. */
export async function isOurPath(links: Pick<Links, 'read'>, path: string): Promise<boolean> {
  const [, use, token] = /^\/([a-z]+)\/([\w-]+\.[\w-]+\.[\w-]+)(?:\.(?:ics|xlsx|csv|png))?$/.exec(path) ?? [];
  if (!use || !token) return false;
  const link = await links.read(token);
  return link.kind !== 'invalid' && link.subject.use === use;
}

function claimsOf(link: LinkSubject) {
  return {
    use: link.use,
    ...('seminarId' in link && { seminar: link.seminarId }),
    ...('format' in link && { format: link.format }),
    ...('hash' in link && { language: link.language, hash: link.hash }),
    ...('day' in link && { day: link.day }),
    ...('words' in link && { words: link.words }),
    ...('form' in link && { form: link.form, opener: link.opener }),
    ...('personId' in link && { sub: link.personId }),
  };
}

function endingOf(link: LinkSubject): string {
  if (link.use === 'export') return `.${link.format}`;
  if (link.use === 'take') return '.xlsx';
  if (link.use === 'picture' || link.use === 'preview') return '.png';
  return link.use === 'calendar' ? '.ics' : '';
}

function subjectOf(payload: unknown): LinkSubject {
  const claim = claims.parse(payload);
  if (claim.use === 'desk') return { use: claim.use, personId: claim.sub };
  if (claim.use === 'form') return { use: claim.use, personId: claim.sub, form: claim.form, opener: claim.opener };
  if (!('seminar' in claim)) return { use: claim.use, personId: claim.sub };
  if (claim.use === 'checkin') return { use: claim.use, seminarId: claim.seminar, day: claim.day };
  if (claim.use === 'picture' || claim.use === 'preview') {
    const { seminar: seminarId, language, hash } = claim;
    const of = { seminarId, language, hash };
    return claim.use === 'picture' ? { use: claim.use, ...of } : { use: claim.use, ...of, personId: claim.sub };
  }
  const { use, seminar: seminarId, sub: personId } = claim;
  if (use === 'survey') return { use, seminarId, personId, ...(claim.words && { words: claim.words }) };
  return use === 'export' ? { use, seminarId, personId, format: claim.format } : { use, seminarId, personId };
}
