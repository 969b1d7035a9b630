// What Slack tells, over HTTP or Socket Mode alike → carried out, and how Slack is answered in its time: 200 once it is
// done, or at least stored; 503 when it is neither. Knows no HTTP.
import type { Arrival, Inbox, Resuming } from '../../messages/arrival.ts';
import { answerAct, apologiseFor, apologiseForUnreadable } from './answer-act.ts';
import { answerForm } from './answer-form.ts';
import { answerRedrawing } from './answer-redrawing.ts';
import { fromArrival, toArrival } from './arrival.ts';
import { answerWithinMs } from './limits.ts';
import { type Act, receive } from './receive.ts';
import { createRedraws } from './redraws.ts';
import type { Answering } from './run-bot.ts';
import type { Heard, Waiting } from './waiting.ts';

export interface Ear extends Resuming {
  /** Rejects never. */
  hear(body: unknown): Promise<Heard>;
  /** Resolves once what was heard is carried out. */
  settled(): Promise<void>;
}

/** `isOwn`: the bot's own id on Slack; what it says itself is not for it to answer. */
export function createEar(answering: Answering, { isOwn }: { isOwn(id: string): boolean }): Ear {
  const atWork = new Set<Promise<void>>();
  const redraws = createRedraws();
  const track = (work: Promise<void>) => {
    const tracked = work
      .catch((err) => answering.log.error({ err, surface: 'slack' }, 'a request could not be handled'))
      .finally(() => atWork.delete(tracked));
    atWork.add(tracked);
    return tracked;
  };
  return {
    async hear(body) {
      const received = receive(body);
      if (received.kind === 'unsupported' || isOwn(received.from.id)) return { status: 200 };
      if (received.kind === 'redrawing') {
        void track(answerRedrawing(answering, received, redraws));
        return { status: 200 };
      }
      return inTime(answering.answerWithinMs ?? answerWithinMs, (waiting) =>
        track(
          received.kind === 'submission'
            ? answerForm(answering, received, waiting)
            : hearAct(answering, received, waiting),
        ),
      );
    },
    resume: (arrival) => track(resume(answering, arrival, answerAct)),
    giveUp: (arrival) =>
      track(
        resume(answering, arrival, async (_answering, act) => {
          await apologiseFor(answering, act);
          await answering.bot.inbox.settle(arrival.eventId);
        }),
      ),
    async settled() {
      while (atWork.size > 0) await Promise.allSettled(atWork);
    },
  };
}

async function inTime(withinMs: number, work: (waiting: Waiting) => Promise<void>): Promise<Heard> {
  const answered = Promise.withResolvers<Heard>();
  let worst: Heard = { status: 503 };
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    answered.resolve(worst);
  }, withinMs);
  const waiting: Waiting = {
    answer: answered.resolve,
    ifLate(heard) {
      worst = heard;
    },
    isOver: () => isOver,
  };
  // However it ends, Slack is answered.
  void work(waiting).then(() => answered.resolve({ status: 200 }));
  return answered.promise.finally(() => clearTimeout(timer));
}

async function hearAct(answering: Answering, act: Act, waiting: Waiting): Promise<void> {
  const { bot, clock, log } = answering;
  let mine: Awaited<ReturnType<Inbox['take']>>;
  try {
    mine = await bot.inbox.take([toArrival(act, clock.now())]);
  } catch (err) {
    log.error({ err, surface: 'slack', do: act.command.do }, 'an event could not be stored');
    if (bot.isPassing(err)) return waiting.answer({ status: 503 });
    waiting.answer({ status: 200 });
    return apologiseFor(answering, act);
  }
  // Else it is answered already, or in somebody's hands.
  if (!mine.has(act.eventId)) return;
  waiting.ifLate({ status: 200 });
  await answerAct(answering, act, () => waiting.answer({ status: 200 }));
}

async function resume(
  answering: Answering,
  arrival: Arrival,
  then: (answering: Answering, act: Act) => Promise<void>,
): Promise<void> {
  const act = fromArrival(arrival);
  await (act ? then(answering, act) : apologiseForUnreadable(answering, arrival));
}
