// Signed links to this server: bound to a purpose, a seminar and a person, and they expire. Nothing in them can be
// counted up or altered.
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';

const claims = z.object({ use: z.enum(['survey', 'calendar']), seminar: z.uuid(), sub: z.uuid() });

export interface LinkSubject {
  use: 'survey' | 'calendar';
  seminarId: string;
  personId: string;
}

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
  /** Without a trailing slash. */
  publicUrl: string | undefined;
  clock: Clock;
}): Links {
  const now = () => new Date(clock.now().epochMilliseconds);
  return {
    async make({ use, seminarId, personId, expiresAt }) {
      if (!publicUrl) return undefined;
      const token = await new SignJWT({ use, seminar: seminarId })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(personId)
        .setExpirationTime(Math.floor(expiresAt.epochMilliseconds / 1000))
        .sign(key);
      return use === 'survey' ? `${publicUrl}/survey/${token}` : `${publicUrl}/calendar/${token}.ics`;
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

function subjectOf(payload: unknown): LinkSubject {
  const { use, seminar, sub } = claims.parse(payload);
  return { use, seminarId: seminar, personId: sub };
}
