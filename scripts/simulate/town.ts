// The people of the simulated year and their habits: LINE's followers and the staff on Slack. Pure, by the dice.
import { type Dice, pick, whole } from './dice.ts';
import { FIRST_MONTH, instantOf, TOPICS, type Topic } from './programme.ts';

export interface Person {
  /** What the dice know them by. */
  key: string;
  place: 'line' | 'slack';
  /** The platform's own id. */
  id: string;
  name: string;
  language: 'ja' | 'en';
  /** How likely they sign up for a topic that interests them. */
  keenness: number;
  topics: readonly Topic[];
  /** How likely they answer a survey at all. */
  frankness: number;
  follows: Following;
  mutesAt?: Temporal.Instant;
  /** Of a member of staff: their account on LINE, which they join to the one on Slack. */
  lineId?: string;
}

/** Only of who is on LINE; unset `from`: before the year began. */
export interface Following {
  from?: Temporal.Instant;
  blocksAt?: Temporal.Instant;
  returnsAt?: Temporal.Instant;
}

export interface TownSize {
  followers: number;
  staff: number;
}

/** Of the staff, how many follow on LINE, too. */
const ON_BOTH = 0.07;

export function createTown(dice: Dice, { followers, staff }: TownSize): Person[] {
  const onBoth = Math.min(Math.round(staff * ON_BOTH), followers);
  const citizens = Array.from({ length: followers - onBoth }, (_, n) => citizenOf(dice, n));
  return [...citizens, ...Array.from({ length: staff }, (_, n) => staffOf(dice, n, n < onBoth))];
}

const lineIdOf = (group: number, n: number) => `U${group}${(n + 1).toString(16).padStart(31, '0')}`;

function citizenOf(dice: Dice, n: number): Person {
  const key = `line-${n}`;
  const keenness = pick(dice(key, 'keenness'), [
    [0.12, 0.5],
    [0.33, 0.2],
    [0.55, 0.04],
  ]);
  return {
    ...habitsOf(dice, key),
    ...{ key, place: 'line', id: lineIdOf(0, n), name: `市民 ${n + 1}`, keenness },
    language: dice(key, 'language') < 0.04 ? 'en' : 'ja',
    follows: followingOf(dice, key),
    ...(dice(key, 'mutes') < 0.03 && { mutesAt: noonOf(whole(dice(key, 'mutes on'), 20, 330)) }),
  };
}

function staffOf(dice: Dice, n: number, isOnBoth: boolean): Person {
  const key = `slack-${n}`;
  const keenness = pick(dice(key, 'keenness'), [
    [0.08, 0.4],
    [0.3, 0.14],
    [0.62, 0.02],
  ]);
  return {
    ...habitsOf(dice, key),
    ...{ key, place: 'slack', id: `U0STAFF${n}`, name: `職員 ${n + 1}`, language: 'ja', keenness, follows: {} },
    ...(isOnBoth && { lineId: lineIdOf(1, n) }),
  };
}

function habitsOf(dice: Dice, key: string): Pick<Person, 'topics' | 'frankness'> {
  const topics = TOPICS.filter((topic) => dice(key, 'likes', topic) < 0.4);
  const favourite = TOPICS[whole(dice(key, 'favourite'), 0, TOPICS.length)] ?? TOPICS[0];
  return { topics: topics.length > 0 ? topics : [favourite], frankness: 0.3 + 0.5 * dice(key, 'frankness') };
}

const noonOf = (day: number) => instantOf(FIRST_MONTH.toPlainDate({ day: 1 }).add({ days: day }), '12:00');

/** Three of four were there before; one of eleven blocks the account one day, and some of them come back. */
function followingOf(dice: Dice, key: string): Following {
  const isNew = dice(key, 'is new') < 0.25;
  const from = isNew ? whole(dice(key, 'follows on'), 3, 300) : 0;
  const blocks = dice(key, 'blocks') < 0.09 ? from + whole(dice(key, 'blocks after'), 10, 150) : undefined;
  const returns = blocks !== undefined && dice(key, 'returns') < 0.3 ? blocks + 40 : undefined;
  return {
    ...(isNew && { from: noonOf(from) }),
    ...(blocks !== undefined && { blocksAt: noonOf(blocks) }),
    ...(returns !== undefined && { returnsAt: noonOf(returns) }),
  };
}
