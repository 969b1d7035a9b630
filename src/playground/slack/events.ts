// The Events API: wraps an event, delivers it, and retries three times when the bot fails it.
import type { Courier, Delivery } from './courier.ts';
import { playgroundApp, playgroundBot, playgroundTeam } from './identity.ts';
import { eventRetryWaitsMs } from './limits.ts';
import type { Json, SlackOutcome } from './slack.ts';
import type { World } from './world.ts';

export interface Events {
  /** Resolves with the first answer; retries go on behind. */
  deliver(event: Json, eventId?: string): Promise<SlackOutcome>;
  /** Gives up the retries still to come. */
  stop(): void;
}

export function createEvents({ world, courier }: { world: World; courier: Courier }): Events {
  const waiting = new Set<NodeJS.Timeout>();
  let isStopped = false;

  function retryLater(delivery: Delivery, outcome: SlackOutcome, attempt: number): void {
    const wait = eventRetryWaitsMs[attempt - 1];
    if (wait === undefined || isStopped) return;
    const timer = setTimeout(async () => {
      waiting.delete(timer);
      const again = await courier.sendRetryable(asRetry(delivery, attempt, outcome));
      if (again.isToRetry) retryLater(delivery, again.outcome, attempt + 1);
    }, wait);
    waiting.add(timer);
  }

  return {
    // Random, as the bot may remember the ids of an earlier playground.
    async deliver(event, eventId = `Ev${crypto.randomUUID().replaceAll('-', '').toUpperCase()}`) {
      const delivery = eventDelivery(wrap(world, event, eventId));
      const { outcome, isToRetry } = await courier.sendRetryable(delivery);
      if (isToRetry) retryLater(delivery, outcome, 1);
      return outcome;
    },
    stop() {
      isStopped = true;
      for (const timer of waiting) clearTimeout(timer);
    },
  };
}

/** https://docs.slack.dev/apis/events-api#headers */
export function asRetry(
  delivery: Delivery,
  attempt: number,
  { status, problem }: Partial<SlackOutcome> = {},
): Delivery {
  const unanswered = problem?.includes('no connection') ? 'connection_failed' : 'http_timeout';
  const reason = status ? 'http_error' : unanswered;
  return { ...delivery, headers: { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason } };
}

function eventDelivery(envelope: Json): Delivery {
  const event = envelope.event as Json;
  return {
    name: String(event.type),
    contentType: 'application/json',
    body: JSON.stringify(envelope),
    shown: envelope,
  };
}

function wrap(world: World, event: Json, eventId: string): Json {
  return {
    type: 'event_callback',
    token: playgroundApp.verificationToken,
    team_id: playgroundTeam.id,
    context_team_id: playgroundTeam.id,
    context_enterprise_id: null,
    api_app_id: playgroundApp.id,
    event: { event_ts: world.ts.next(), ...event },
    event_id: eventId,
    event_time: world.ts.seconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: playgroundTeam.id,
        user_id: playgroundBot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
