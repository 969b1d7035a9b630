// The events of one request: stored in one statement, carried out per person in their order, answered in LINE's time.
import type { Resuming } from '../../messages/arrival.ts';
import { type Answering, answerEvent, apologiseFor, apologiseForUnreadable } from './answer.ts';
import { fromArrival, toArrival, type Wanted } from './arrival.ts';
import { limits } from './limits.ts';
import { type RawEvent, receive } from './receive.ts';

export interface Ear extends Resuming {
  /** 200: done, or at least stored; 503: neither, to be sent again. Rejects never. */
  hear(events: RawEvent[]): Promise<200 | 503>;
  /** Resolves once what was heard is carried out. */
  settled(): Promise<void>;
}

export function createEar(answering: Answering): Ear {
  const atWork = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>) => {
    atWork.add(work);
    return work.finally(() => atWork.delete(work));
  };
  const resumed = async (arrival: Parameters<Resuming['resume']>[0], then: (wanted: Wanted) => Promise<void>) => {
    const wanted = fromArrival(arrival);
    await (wanted ? then(wanted) : apologiseForUnreadable(answering, arrival));
  };
  return {
    hear(events) {
      const progress = { isStored: false };
      const work = track(takeAndAnswer(answering, events, progress));
      return inTime(answering.answerWithinMs ?? limits.answerWithinMs, work, () => {
        const { isStored } = progress;
        answering.log.warn(
          { surface: 'line', events: events.length, isStored },
          'answered LINE before the work was done',
        );
        return isStored ? 200 : 503;
      });
    },
    resume: (arrival) => track(resumed(arrival, (wanted) => inOrder(answering, [wanted]))),
    giveUp: (arrival) =>
      track(
        resumed(arrival, async (wanted) => {
          await apologiseFor(answering, wanted);
          await answering.bot.inbox.settle(arrival.eventId);
        }),
      ),
    async settled() {
      while (atWork.size > 0) await Promise.allSettled(atWork);
    },
  };
}

async function takeAndAnswer(
  answering: Answering,
  events: RawEvent[],
  progress: { isStored: boolean },
): Promise<200 | 503> {
  const { bot, log } = answering;
  const heard = events.flatMap((raw) => wantedOf(answering, raw));
  if (heard.length === 0) return 200;
  try {
    const mine = await bot.inbox.take(heard.map(({ raw, wanted }) => toArrival(raw, wanted)));
    progress.isStored = true;
    const own = heard.map(({ wanted }) => wanted).filter(({ eventId }) => mine.has(eventId));
    await Promise.all(
      Map.groupBy(own, ({ from, eventId }) => from?.id ?? eventId)
        .values()
        .map((theirs) => inOrder(answering, theirs)),
    );
    return 200;
  } catch (err) {
    log.error({ err, surface: 'line', events: heard.length }, 'events could not be stored');
    if (bot.isPassing(err)) return 503;
    await Promise.all(heard.map(({ wanted }) => apologiseFor(answering, wanted)));
    return 200;
  }
}

function wantedOf({ log }: Answering, raw: RawEvent): { raw: RawEvent; wanted: Wanted }[] {
  const received = receive(raw);
  if (received.kind !== 'unsupported') return [{ raw, wanted: received }];
  log.debug({ surface: 'line', why: received.why }, 'event ignored');
  return [];
}

async function inOrder(answering: Answering, events: Wanted[]): Promise<void> {
  for (const event of events) {
    await answerEvent(answering, event).catch(async (err) => {
      answering.log.error({ err, surface: 'line' }, 'an event could not be handled');
      await answering.bot.inbox.settle(event.eventId);
    });
  }
}

async function inTime(withinMs: number, work: Promise<200 | 503>, whenLate: () => 200 | 503): Promise<200 | 503> {
  const late = Promise.withResolvers<200 | 503>();
  const timer = setTimeout(() => late.resolve(whenLate()), withinMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
