// What the ledger has to know of each kind of message, in one table: a kind is added here, and does not compile until
// it says all of it. How it is built stands with its room (<noun>.messages.ts). Pure.
import { isBefore, type Seminar } from '../seminars/seminar.ts';

export type Evening = Pick<Seminar, 'id' | 'startsAt' | 'endsAt' | 'deadlineAt'>;

/** How long it is worth sending; null: for as long as it takes. */
type Until = (seminar: Evening, now: Temporal.Instant) => Temporal.Instant | null;

const theStart: Until = ({ startsAt }) => startsAt;
const theEnd: Until = ({ endsAt }) => endsAt;
const theDeadline: Until = ({ deadlineAt }) => deadlineAt;
const anyTime: Until = () => null;
/** Whoever gets a part in what is over already is told all the same. */
const theEndIfComing: Until = ({ endsAt }, now) => (isBefore(now, endsAt) ? endsAt : null);

const THANKS_GOOD_FOR = Temporal.Duration.from({ hours: 7 * 24 });
/** Before the seminar it is about the evening; afterwards a week is soon enough. */
const theEndOrAWeek: Until = ({ endsAt }, now) => (isBefore(now, endsAt) ? endsAt : now.add(THANKS_GOOD_FOR));

/**
 * What matters most first: in this order what the month has left goes out when it is short (month-plan.ts). `word`: what
 * an organizer wrote, or the bot has to say to one of the team; `nudge`: what asks again.
 */
const RANKS = [
  'trouble',
  'change',
  'seat',
  'word',
  'day-before',
  'announcement',
  'soon',
  'materials',
  'survey',
  'results',
  'nudge',
] as const;

export type Rank = (typeof RANKS)[number];

/** Nobody can foresee them, and they wait for nothing. */
const URGENT_RANKS: readonly Rank[] = ['trouble', 'change', 'seat'];
/** An organizer saw what they take before they were owed: what was shown is what happens. */
const SHOWN_RANKS: readonly Rank[] = ['word', 'announcement'];

interface Facts {
  /** Its place when the month is short. */
  rank: Rank;
  /**
   * `post`: in a channel, and kept current; `alike`: the same card for everyone of one language; `personal`: it holds a
   * link, an answer or a word of one's own; `apart`: to one person, and about no seminar.
   */
  goesAs: 'post' | 'alike' | 'personal' | 'apart';
  /** `told`: whoever owes it says so, for the seminar alone does not tell. */
  until: Until | 'told';
}

type Pace =
  | { pace: 'ahead' | 'usual' | 'last' }
  /**
   * About somebody's seat or evening: whoever cannot be told must be known of, at once. `telephone`: by the organizers,
   * who call them; `another`: an organizer has to get it, so another one does; `notice`: the coordinators get a notice.
   */
  | { pace: 'urgent'; unsent: 'telephone' | 'another' | 'notice' };

const KINDS = {
  /** In the Slack channel. */
  'announcement-post': { goesAs: 'post', rank: 'announcement', pace: 'ahead', until: theStart },
  /** To each LINE follower. */
  announcement: { goesAs: 'alike', rank: 'announcement', pace: 'last', until: theDeadline },
  /** Of use until the start; given by hand, until the end. */
  'seat-given': { goesAs: 'personal', rank: 'seat', pace: 'urgent', unsent: 'telephone', until: 'told' },
  /** A seat freed after the deadline, to be claimed. */
  'seat-offer': { goesAs: 'personal', rank: 'seat', pace: 'urgent', unsent: 'telephone', until: 'told' },
  /** There are fewer seats now: what was offered is taken back. */
  'offer-withdrawn': { goesAs: 'personal', rank: 'seat', pace: 'urgent', unsent: 'telephone', until: theStart },
  /** There are fewer seats now: theirs became the first places in the line. */
  'seat-lost': { goesAs: 'personal', rank: 'seat', pace: 'urgent', unsent: 'telephone', until: theStart },
  /** May answer although the deadline passed. */
  'let-in': { goesAs: 'personal', rank: 'seat', pace: 'urgent', unsent: 'telephone', until: theStart },
  /** What an organizer's edit changed for this person. */
  changed: { goesAs: 'personal', rank: 'change', pace: 'urgent', unsent: 'telephone', until: theEnd },
  cancelled: { goesAs: 'personal', rank: 'change', pace: 'urgent', unsent: 'telephone', until: theEnd },
  /** To the coordinators: the seat's turn is of somebody whom only they can ask; details: `person`. */
  'ask-by-hand': { goesAs: 'personal', rank: 'trouble', pace: 'urgent', unsent: 'another', until: theStart },
  /** To the coordinators: something could not be sent, and what to do. */
  trouble: { goesAs: 'personal', rank: 'trouble', pace: 'urgent', unsent: 'another', until: anyTime },
  /** To the coordinators: too many wrong digits at the door, which has others now. */
  'door-code': { goesAs: 'personal', rank: 'trouble', pace: 'urgent', unsent: 'notice', until: anyTime },
  /** What an organizer wrote; details: `mailing`. */
  mailing: { goesAs: 'alike', rank: 'word', pace: 'usual', until: theEndOrAWeek },
  /** To a LINE friend who has not answered: it moved, or is cancelled; details: `since`, `reason`. */
  news: { goesAs: 'alike', rank: 'announcement', pace: 'last', until: 'told' },
  /** In the Slack channel. */
  'closing-soon-post': { goesAs: 'post', rank: 'nudge', pace: 'ahead', until: 'told' },
  'closing-soon': { goesAs: 'alike', rank: 'nudge', pace: 'usual', until: 'told' },
  'day-before': { goesAs: 'personal', rank: 'day-before', pace: 'usual', until: 'told' },
  soon: { goesAs: 'personal', rank: 'soon', pace: 'usual', until: 'told' },
  survey: { goesAs: 'alike', rank: 'survey', pace: 'usual', until: 'told' },
  'survey-reminder': { goesAs: 'alike', rank: 'nudge', pace: 'usual', until: 'told' },
  /** After the seminar, to who was there or asked for just these. */
  materials: { goesAs: 'personal', rank: 'materials', pace: 'usual', until: 'told' },
  /** To the coordinators and speakers. */
  results: { goesAs: 'personal', rank: 'results', pace: 'usual', until: anyTime },
  /** To the coordinators: the next session of a series is drafted. */
  'series-draft': { goesAs: 'personal', rank: 'results', pace: 'usual', until: theStart },
  /** To a seminar's new coordinator; details: `how`, `by`, `from`. */
  'new-coordinator': { goesAs: 'personal', rank: 'word', pace: 'usual', until: theEndIfComing },
  /** To a speaker: somebody added them to a seminar; details: `by`. */
  'speaker-added': { goesAs: 'personal', rank: 'word', pace: 'usual', until: theEndIfComing },
  /**
   * To the coordinators: something was asked of a speaker whom the bot cannot reach; its occasion is the question's id;
   * rewritten since: details: `question`, `before`.
   */
  question: { goesAs: 'personal', rank: 'word', pace: 'usual', until: theEnd },
  /** To an organizer or admin: they are one now; details: `role`, `by` ('': the settings). */
  'role-given': { goesAs: 'apart', rank: 'word', pace: 'usual', until: 'told' },
} as const satisfies Record<string, Facts & Pace>;

type Kinds = typeof KINDS;
export type MessageKind = keyof Kinds;

/** The kinds of which all these facts are so. */
export type KindsThat<F> = { [K in MessageKind]: Kinds[K] extends F ? K : never }[MessageKind];

/** Of a newer version's kind in the ledger this one knows nothing: it does not hold up what it knows. */
const UNKNOWN: Facts & Pace = { goesAs: 'personal', rank: 'word', pace: 'usual', until: 'told' };
const factsOf = (kind: MessageKind): Facts & Pace => (KINDS as Partial<typeof KINDS>)[kind] ?? UNKNOWN;

/** Not so: another bot's on this database, of a newer version. */
export const isKnown = (kind: MessageKind): boolean => Object.hasOwn(KINDS, kind);

export const goesAs = <As extends Facts['goesAs']>(kind: MessageKind, as: As): kind is KindsThat<{ goesAs: As }> =>
  factsOf(kind).goesAs === as;

const kindsWhere = <K extends MessageKind>(is: (facts: Facts & Pace) => boolean) =>
  (Object.keys(KINDS) as K[]).filter((kind) => is(KINDS[kind]));

const PRIORITY: Record<Pace['pace'], number> = { urgent: 20, ahead: 20, usual: 10, last: 5 };

/** What goes first when much is owed: a seat or a cancellation does not wait behind a thousand reminders. */
export const priorityOf = (kind: MessageKind): number => PRIORITY[factsOf(kind).pace];

export const isUrgent = (kind: MessageKind): boolean => factsOf(kind).pace === 'urgent';

export const rankOf = (kind: MessageKind): Rank => factsOf(kind).rank;

/** 0: what matters most. */
export const placeOf = (rank: Rank): number => RANKS.indexOf(rank);

/** Also of what is kept for what cannot be foreseen. */
export const takesOfReserve = (rank: Rank): boolean => URGENT_RANKS.includes(rank);

/** Held while what matters more needs what the month has left; all else goes as long as LINE takes it. */
export const yields = (kind: MessageKind): boolean => ![...URGENT_RANKS, ...SHOWN_RANKS].includes(rankOf(kind));

const whoHearsUnsent = (facts: Pace) => (facts.pace === 'urgent' ? facts.unsent : undefined);

export const mustReachAnOrganizer = (kind: MessageKind): boolean => whoHearsUnsent(factsOf(kind)) === 'another';

/** To the people of a seminar: whoever does not get these is telephoned. */
export type KindToTelephone = KindsThat<{ unsent: 'telephone' }>;

export const isToTelephone = (kind: MessageKind): kind is KindToTelephone =>
  whoHearsUnsent(factsOf(kind)) === 'telephone';

export const TO_TELEPHONE = kindsWhere<KindToTelephone>((facts) => whoHearsUnsent(facts) === 'telephone');

/** To one person, and may go out together with others of theirs, or a little earlier. What is urgent waits for nothing. */
export const PATIENT = kindsWhere((facts) => facts.goesAs !== 'post' && facts.pace !== 'urgent');

/** What shows the seminar as it is now, and is updated when it changes. */
export const KEPT_CURRENT = kindsWhere((facts) => facts.goesAs === 'post');

/** On LINE in one request for many. */
export type KindAlike = KindsThat<{ goesAs: 'alike' }>;

export const ALIKE = kindsWhere<KindAlike>((facts) => facts.goesAs === 'alike');

/** Kinds of which a seminar's times and the present tell how long they are of use. */
export type KindOfKnownUse = KindsThat<{ until: Until }>;

/** Until when a message owed now is worth sending; null: for as long as it takes. */
export const usefulUntil = (kind: KindOfKnownUse, seminar: Evening, now: Temporal.Instant): Temporal.Instant | null =>
  KINDS[kind].until(seminar, now);
