// The trigger ids handed to the bot: good for one modal, for 3 s of real time. Knows nothing of views.
import { interactionLimits } from './limits.ts';
import { SlackRefusal } from './refusal.ts';

export interface TriggerIds {
  issue(memberId: string): string;
  /** Whose it is; refuses one that is unknown, used or older than 3 s. */
  check(triggerId: string): string;
  /** Marks it used. */
  exchange(triggerId: string): void;
}

const forgetAfterMs = 60_000;

export function createTriggerIds(
  nowMs: () => number = () => performance.now(),
  lifeMs: number = interactionLimits.triggerIdMs,
): TriggerIds {
  const issued = new Map<string, { memberId: string; at: number; isExchanged: boolean }>();
  let count = 0;
  return {
    issue(memberId) {
      const now = nowMs();
      for (const [id, { at }] of issued) {
        if (now - at < Math.max(forgetAfterMs, lifeMs)) break;
        issued.delete(id);
      }
      const id = `${++count}.${Math.floor(now)}.${crypto.randomUUID().replaceAll('-', '')}`;
      issued.set(id, { memberId, at: now, isExchanged: false });
      return id;
    },
    check(triggerId) {
      const known = issued.get(triggerId);
      if (!known) throw new SlackRefusal('invalid_trigger_id');
      if (known.isExchanged) throw new SlackRefusal('exchanged_trigger_id');
      if (nowMs() - known.at > lifeMs) throw new SlackRefusal('expired_trigger_id');
      return known.memberId;
    },
    exchange(triggerId) {
      const known = issued.get(triggerId);
      if (known) known.isExchanged = true;
    },
  };
}
