// The organizer learns what could not be sent, why, and what to do. Plain data.
import type { Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { DeliveryCount } from './message.ts';
import { undeliveredWords } from './undelivered.words.ts';

/** `details.why`: over_quota (with `count`), channel (with `channel`), waiting (with `code`), too_late_to_announce, or a platform's code. */
export function undeliveredCard(
  { seminarId, title, details }: { seminarId: string; title: string; details: Record<string, string> },
  reader: Reader,
): Card {
  const undelivered = undeliveredWords[reader.language];
  const canSendAgain = details.why !== 'too_late_to_announce' && details.why !== 'waiting';
  return {
    summary: undelivered.summary(title),
    badge: { text: undelivered.title, tone: 'notice' },
    title,
    text: [textOf(details, reader)],
    buttons: canSendAgain
      ? [[{ kind: 'command', label: undelivered.again, command: { do: 'send-again', seminar: seminarId } }]]
      : [],
  };
}

/** What truly happened to messages owed together; `onItsWay`: as the occasion has it. Who is unreachable is named elsewhere. */
export function deliveryTexts(
  { sent, owed, stuck, held, failed }: DeliveryCount,
  reader: Reader,
  onItsWay = undeliveredWords[reader.language].onItsWay,
): string[] {
  const undelivered = undeliveredWords[reader.language];
  return [
    owed > 0 && onItsWay(owed),
    sent > 0 && undelivered.delivered(sent),
    stuck > 0 && undelivered.stuck(stuck),
    held > 0 && undelivered.held(held),
    failed > 0 && undelivered.failed(failed),
  ].filter((text) => text !== false);
}

/** Where their names are not shown; '' when there are none. */
export function unreachableText({ unreachable }: DeliveryCount, { language }: Reader): string {
  return unreachable > 0 ? undeliveredWords[language].unreachable(unreachable) : '';
}

function textOf(details: Record<string, string>, { language }: Reader): string {
  const undelivered = undeliveredWords[language];
  const { why = '', count = '1', channel = '', code = '' } = details;
  if (why === 'over_quota') return undelivered.over_quota(Number(count));
  if (why === 'channel') return undelivered.channel(channel);
  if (why === 'waiting') return undelivered.waiting(code);
  if (why === 'too_late_to_announce') return undelivered.too_late_to_announce;
  return undelivered.other(why);
}
