// All that is kept about one person, in their own words and no one else's. Pure.
import type { Platform } from '../cards/place.ts';
import type { Affiliation } from '../people/affiliation.ts';
import type { otherPlatform } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Standing } from '../rsvps/rsvp.ts';
import type { AttendanceMode } from '../seminars/seminar.ts';

/** A seminar that they had to do with. Times are instants; its zone says how they are told. */
interface About {
  title: string;
  startsAt: Temporal.Instant;
  timeZone: string;
}

type Preference = ReturnType<typeof otherPlatform>;

export interface OwnData {
  name: string;
  affiliation: Affiliation | null;
  organization: string;
  language: 'ja' | 'en';
  isMuted: boolean;
  /** Since when they are known. */
  since: Temporal.Instant;
  platforms: Platform[];
  /** Where they have what is for them alone; unset: they are on one platform. */
  preference: Preference;
  /** Names of what they are interested in. */
  topics: string[];
  role: Role | null;
  answers: (About & {
    standing: Standing;
    mode: AttendanceMode | null;
    isAtParty: boolean;
    answeredAt: Temporal.Instant;
    /** The organizers wrote something beside it: theirs, so it is not told. */
    hasNote: boolean;
  })[];
  attended: (About & { at: Temporal.Instant })[];
  surveys: (About & {
    score: number;
    takeaway: string;
    nextTopic: string;
    wouldSpeak: boolean;
    mayQuote: boolean;
    answeredAt: Temporal.Instant;
  })[];
  questions: (About & { text: string; askedAt: Temporal.Instant })[];
  feedback: (About & { isUseful: boolean; comment: string; at: Temporal.Instant })[];
  parts: (About & { part: 'coordinator' | 'speaker' })[];
  /** How many messages were sent to them. */
  messages: number;
  /** How many things the log tells of them as an organizer. */
  deeds: number;
}
