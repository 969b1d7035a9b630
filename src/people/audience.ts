// Whom an announcement is for. Pure.
import { AFFILIATIONS, type Affiliation } from './affiliation.ts';

/** `away`: who has not come for a year, or never did; else a kind of organisation, as people say of themselves. */
export const AUDIENCES = ['everyone', 'away', ...AFFILIATIONS] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Topic {
  id: string;
  name: string;
}

/** How many are written to, for each. */
export type AudienceCounts = Record<Audience, number>;

export const affiliationOf = (audience: Audience): Affiliation | undefined =>
  AFFILIATIONS.find((each) => each === audience);

/** Who came at or after this instant is not away. */
export const awaySince = (now: Temporal.Instant, timeZone: string): Temporal.Instant =>
  now.toZonedDateTimeISO(timeZone).subtract({ years: 1 }).toInstant();

/** What may be chosen instead: where somebody is, and not all there are. */
export const otherAudiences = (chosen: Audience | undefined, counts: AudienceCounts): Audience[] =>
  AUDIENCES.filter((each) => {
    const isSome = each === 'everyone' || (counts[each] > 0 && counts[each] < counts.everyone);
    return each !== chosen && isSome;
  });
