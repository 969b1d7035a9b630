// What was lost, doubled, left silent, oversold: from what people did and saw, held beside the database.
import type { Sql } from '../../src/database/driver.ts';
import type { City } from './city.ts';
import { channel, organizer } from './city.ts';
import type { Storm, Tap } from './storm.ts';

export interface Verdict {
  tried: number;
  lost: string[];
  doubled: string[];
  silent: string[];
  oversold: string[];
  /** Shown twice because a kill fell between the platform's taking an answer and the bot's noting it. */
  shownTwice: number;
  /** Messages that went along with an answer. */
  along: number;
}

/** True when nothing is owed any more: every confirmed tap is answered, every message of the ledger is settled. */
export async function isQuiet(sql: Sql, storm: Storm): Promise<boolean> {
  const [row] = await sql<{ open: number }[]>`
    select count(*)::int as open from messages where status in ('owed', 'sending')`;
  return row?.open === 0 && unanswered(storm).length === 0;
}

/** `kills`: when bots were killed, as performance.now() tells. */
export async function judge(input: {
  sql: Sql;
  city: City;
  storm: Storm;
  titles: string[];
  seats: number;
  kills: number[];
}): Promise<Verdict> {
  const { sql, city, storm, titles, seats, kills } = input;
  const ledger = await sql<LedgerRow[]>`
    select messages.id, messages.kind, messages.status, platform, address, messages.last_error as "lastError",
      messages.first_attempt_at is not null or batches.first_attempt_at is not null as "isBegun",
      coalesce(batches.kind = 'reply', false) as "isAlong"
    from messages left join batches on batches.id = messages.batch_id`;
  const twice = storm.taps().filter(({ answers }) => answers > 1);
  const byKill = twice.filter(
    (tap) => tap.answers === 2 && kills.some((at) => at > tap.confirmedAt - 5000 && at < tap.answeredAt),
  );
  const sent = ledger.filter(({ status }) => status === 'sent');
  return {
    tried: storm.taps().length + ledger.length,
    lost: [...(await lostAnswers(sql, storm)), ...lostMessages(city, sent), ...lostAnnouncements(city, titles)],
    doubled: [
      ...twice
        .filter((tap) => !byKill.includes(tap))
        .map((tap) => `${tap.answers} answers to one tap of ${tap.person}`),
      ...doubledMessages(city, ledger),
    ],
    silent: [
      ...unanswered(storm).map(({ person, answer }) => `${person} tapped ${answer}, got 200 and no answer`),
      ...ledger
        .filter(({ status }) => status !== 'sent' && status !== 'dropped' && status !== 'coming')
        .filter((row) => !isToldUnknown(row))
        .map(({ kind, status, lastError }) => `${kind} is ${status} (${lastError})`),
      ...ledger
        .filter(({ status, lastError }) => status === 'dropped' && lastError === 'nowhere to send it')
        .map(({ kind }) => `${kind} was dropped: nowhere to send it`),
    ],
    oversold: await oversold(sql, seats),
    shownTwice: byKill.length,
    along: sent.filter(({ isAlong }) => isAlong).length,
  };
}

interface LedgerRow {
  id: string;
  kind: string;
  status: string;
  platform: 'slack' | 'line' | null;
  address: string | null;
  lastError: string | null;
  /** The platform was called: killed before that was noted, it may have arrived, whatever became of it then. */
  isBegun: boolean;
  /** It went, or may have, along with an answer. */
  isAlong: boolean;
}

/** A kill, and a minute until the next bot: nobody can know whether the answer arrived, so the organizers are told. */
const isToldUnknown = ({ status, isAlong, lastError }: LedgerRow) =>
  status === 'failed' && isAlong && lastError?.includes('reply_unknown') === true;

/** Confirmed taps without an answer, less those that were told in a direct message instead. */
function unanswered(storm: Storm): Tap[] {
  const open = storm.taps().filter(({ isConfirmed, answers }) => isConfirmed && answers === 0);
  return [...Map.groupBy(open, ({ person }) => person)].flatMap(([person, taps]) => taps.slice(storm.toldInDm(person)));
}

/**
 * What somebody's answer is must be their last confirmed tap's, or one of the unconfirmed after it. One that was asked
 * did nothing; of one whose answer came as a direct message it is not known whether it was.
 */
async function lostAnswers(sql: Sql, storm: Storm): Promise<string[]> {
  const rows = await sql<{ person: string; seminar: string; standing: string; mode: string | null }[]>`
    select external_id as person, seminar_id as seminar, standing, mode
    from rsvps join accounts using (person_id)`;
  const stands = new Map(rows.map((row) => [`${row.person} ${row.seminar}`, row.mode ?? row.standing]));
  return [...Map.groupBy(storm.taps(), ({ person, seminar }) => `${person} ${seminar}`)].flatMap(([key, taps]) => {
    const done = taps.filter(({ isAsked }) => !isAsked);
    const last = done.findLastIndex(({ isConfirmed, answers }) => isConfirmed && answers > 0);
    if (last < 0) return [];
    const isPossible = done.slice(last).some(({ answer }) => answer === stands.get(key));
    return isPossible ? [] : [`${key}: confirmed ${done[last]?.answer}, stands ${stands.get(key) ?? 'nothing'}`];
  });
}

/** Each message that the ledger says was sent, where it was to be seen. */
function lostMessages(city: City, sent: LedgerRow[]): string[] {
  const seen = new Set(slackIds(city));
  const onSlack = sent.filter(({ platform, id }) => platform === 'slack' && !seen.has(id));
  const onLine = countsOf(city, sent).filter(({ got, owed }) => got < owed);
  return [
    ...onSlack.map(({ kind }) => `${kind} is noted as sent, and is not on Slack`),
    ...onLine.map(({ address, got, owed, how }) => `${address} got ${got} ${how} of ${owed}`),
  ];
}

/** What was begun by a bot that was killed, and wanted no more by the next one, may have arrived: once. */
function doubledMessages(city: City, ledger: LedgerRow[]): string[] {
  const ids = slackIds(city);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const arrived = ledger.filter(({ status, isBegun }) => status === 'sent' || isBegun);
  const onLine = countsOf(city, arrived).filter(({ got, owed }) => got > owed);
  return [
    ...twice.map((id) => `message ${id} is on Slack twice`),
    ...onLine.map(({ address, got, owed, how }) => `${address} got ${got} ${how} of ${owed}`),
  ];
}

/** Of the bot's own accord: to one, or to many at once. */
const isPushed = ({ via }: { via?: string }) => via === 'push' || via === 'multicast';

/** An answer's own words before its list: both say the same to who only hears of them. */
const isLead = (message: { altText?: unknown }, next?: { altText?: unknown; quickReply?: unknown }): boolean =>
  next?.quickReply !== undefined && next.altText === message.altText;

/** Messages pushed, one or several in a push; and those before an answer, which alone has quick replies. */
function countsOf({ line, citizens }: City, sent: LedgerRow[]) {
  const [along, pushed] = [sent.filter(({ isAlong }) => isAlong), sent.filter(({ isAlong }) => !isAlong)];
  const owedTo = (rows: LedgerRow[], address: string) => rows.filter((row) => row.address === address).length;
  return citizens.flatMap((address) => {
    const replied = line.chat(address).filter(({ via }) => via === 'reply');
    return [
      {
        ...{ address, how: 'pushed messages', owed: owedTo(pushed, address) },
        got: line.chat(address).filter(isPushed).length,
      },
      {
        address,
        how: 'messages with answers',
        owed: owedTo(along, address),
        got: replied.filter(
          ({ message }, index) => !message.quickReply && !isLead(message, replied[index + 1]?.message),
        ).length,
      },
    ];
  });
}

/** The ledger's ids on all messages in the channel and in direct conversations. */
function slackIds({ slack, staff }: City): string[] {
  const people = [organizer, ...staff];
  const all = [...slack.messages(channel, organizer), ...people.flatMap((id) => slack.messages(slack.dm(id), id))];
  return all.flatMap(({ metadata }) => {
    const id = metadata && Object.values(metadata.event_payload)[0];
    return typeof id === 'string' ? [id] : [];
  });
}

/** Each announced seminar: one post, and one message to each friend. */
function lostAnnouncements(city: City, titles: string[]): string[] {
  return titles.flatMap((title) => {
    const missed = city.citizens.filter((id) => {
      const all = city.line.chat(id).filter(({ from }) => from === 'bot');
      return !all.some(({ message }) => JSON.stringify(message).includes(title));
    });
    const posts = city.posts(title).length;
    return [
      ...missed.map((id) => `${id} never heard of ${title}`),
      ...(posts === 1 ? [] : [`${title} has ${posts} posts`]),
    ];
  });
}

async function oversold(sql: Sql, seats: number): Promise<string[]> {
  const rows = await sql<{ seminar: string; taken: number }[]>`
    select seminar_id as seminar, count(*)::int as taken from rsvps
    where standing = 'attending' and mode = 'on_site' group by seminar_id having count(*) > ${seats}`;
  return rows.map(({ seminar, taken }) => `${seminar}: ${taken} of ${seats} seats`);
}
