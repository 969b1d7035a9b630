// What of a seminar was held or refused goes out once more, at an organizer's word: what is still of use, and only that.
import { WORKPLACE } from '../cards/place.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { noteAction } from '../people/audit.store.ts';
import { findReachable, findReachableAccount } from '../people/reach.store.ts';
import type { BuildCard } from './delivery.ts';
import { isKnown } from './kinds.ts';
import { type LedgerMessage, NOWHERE, TOO_LATE, UNWANTED } from './message.ts';
import type { Queue } from './queue.ts';
import { groupKey, groupOf, type SharedMessages, variantKey, workOf } from './shared.ts';
import { findStopped, settleStopped } from './stopped.store.ts';

/** Cards looked at together: one by one, a thousand held ones take four seconds. */
const AT_ONCE = 25;

/** Wanted still, or why it is let go. */
type Verdict = 'wanted' | typeof UNWANTED | typeof TOO_LATE | typeof NOWHERE;

interface SendingAgain {
  db: DatabaseRoot;
  queue: Pick<Queue, 'sendAgain'>;
  buildCard: BuildCard;
  shared: SharedMessages;
  seminarId: string;
  actor: string;
  now: Temporal.Instant;
}

/** `sent`: how many are on their way; `unwanted`: how many were let go. A second press finds nothing. */
export async function sendAgain(again: SendingAgain): Promise<{ sent: number; unwanted: number }> {
  const { db, queue, seminarId, actor, now } = again;
  const verdicts = await judge(again, await findStopped(db, seminarId));
  const idsOf = (verdict: Verdict) => verdicts.flatMap(([each, id]) => (each === verdict ? id : []));
  const result = await db.transaction(async (tx) => {
    const sent = await settleStopped(tx, idsOf('wanted'), 'owed');
    let unwanted = 0;
    for (const why of [UNWANTED, TOO_LATE, NOWHERE] as const) {
      unwanted += (await settleStopped(tx, idsOf(why), 'dropped', why)).length;
    }
    const after = { messages: sent.length, unwanted };
    await noteAction(tx, { actor, action: 'send-again', seminarId, after }, now);
    return { sent, unwanted };
  });
  await queue.sendAgain(workOf(result.sent));
  return { sent: result.sent.length, unwanted: result.unwanted };
}

/** As at the moment it is sent: what says nothing any more is not built. */
async function judge(again: SendingAgain, stopped: LedgerMessage[]): Promise<[Verdict, string][]> {
  const { db, buildCard, now } = again;
  const reachable = await findReachable(
    db,
    stopped.flatMap(({ personId }) => personId ?? []),
  );
  const verdicts: [Verdict, string][] = [];
  const open: LedgerMessage[] = [];
  for (const message of stopped) {
    const { id, kind, usefulUntil, personId } = message;
    // It stays as it is, for a bot that can build it.
    if (!isKnown(kind)) continue;
    if (usefulUntil && Temporal.Instant.compare(usefulUntil, now) <= 0) verdicts.push([TOO_LATE, id]);
    else if (personId && !reachable.has(personId)) verdicts.push([NOWHERE, id]);
    else open.push(message);
  }
  const alone = open.filter((message) => !groupOf(message));
  const { wanted, unwanted, personal } = await judgeTogether(again, open);
  verdicts.push(...wanted.map((id): [Verdict, string] => ['wanted', id]));
  verdicts.push(...unwanted.map((id): [Verdict, string] => [UNWANTED, id]));
  const judgeAlone = async (message: LedgerMessage): Promise<[Verdict, string]> => {
    const { personId, platform } = message;
    const account = personId && !platform ? await findReachableAccount(db, personId) : undefined;
    const card = await buildCard(message, platform ?? account?.platform ?? WORKPLACE);
    return [card ? 'wanted' : UNWANTED, message.id];
  };
  const rest = [...alone, ...personal];
  for (let start = 0; start < rest.length; start += AT_ONCE) {
    verdicts.push(...(await Promise.all(rest.slice(start, start + AT_ONCE).map(judgeAlone))));
  }
  return verdicts;
}

/** What many get alike is asked once for all of them. */
async function judgeTogether({ db, shared }: SendingAgain, open: LedgerMessage[]) {
  const judged = { wanted: [] as string[], unwanted: [] as string[], personal: [] as LedgerMessage[] };
  const groups = Map.groupBy(open, (message) => {
    const group = groupOf(message);
    return group && groupKey(group);
  });
  for (const [key, messages] of groups) {
    const group = messages[0] && groupOf(messages[0]);
    if (key === undefined || !group) continue;
    const people = messages.flatMap(({ personId }) => personId ?? []);
    const who = await shared.sortOut(db, group, people);
    const cards = new Map<string, Promise<boolean>>();
    for (const message of messages) {
      const { id, personId, details } = message;
      const variant = { language: 'ja', isFirstWord: false, details } as const;
      const isAlike = who.alike.has(personId ?? '');
      const isBuilt = () => shared.build(db, group, variant).then((built) => built !== undefined);
      const isWanted = isAlike && (await cards.getOrInsertComputed(variantKey(variant), isBuilt));
      if (who.personal.has(personId ?? '')) judged.personal.push(message);
      else judged[isWanted ? 'wanted' : 'unwanted'].push(id);
    }
  }
  return judged;
}
