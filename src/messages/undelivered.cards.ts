// The organizer learns what could not be sent, why, and what to do. Plain data.
import type { Button, Card } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { CommandOf } from '../commands.ts';
import { type MessageKind, rankOf } from './kinds.ts';
import type { DeliveryCount } from './message.ts';
import { monthButton } from './month.cards.ts';
import { monthWords } from './month.words.ts';
import { peopleOn } from './reach.cards.ts';
import type { Reach } from './reach.ts';
import { undeliveredWords } from './undelivered.words.ts';

/** `details.why`: over_quota (with `count`), kept (with `count` and `kind`), channel (with `channel`), waiting (with `code`), too_late_to_announce, or a platform's code. */
export function undeliveredCard(
  { seminarId, title, details }: { seminarId: string; title: string; details: Record<string, string> },
  reader: Reader,
): Card {
  const undelivered = undeliveredWords[reader.language];
  const canSendAgain = details.why !== 'too_late_to_announce' && details.why !== 'waiting';
  const isKept = details.why === 'kept';
  return {
    summary: isKept ? undelivered.keptSummary(title) : undelivered.summary(title),
    badge: { text: isKept ? undelivered.keptTitle : undelivered.title, tone: 'notice' },
    title,
    text: [textOf(details, reader)],
    buttons: canSendAgain
      ? [
          [
            {
              kind: 'command',
              label: isKept ? undelivered.sendNow : undelivered.again,
              command: { do: 'send-again', seminar: seminarId },
            },
            ...(isKept ? [monthButton(reader)] : []),
          ],
        ]
      : [],
  };
}

/** What truly happened to messages owed together, in people. Who is unreachable is named elsewhere. `on`: where they got it. */
export function deliveryTexts(count: DeliveryCount, reader: Pick<Reader, 'language'>, on: Reach['on'] = []): string[] {
  const undelivered = undeliveredWords[reader.language];
  const { sent, stuck, held, failed } = count;
  const all = sent + count.owed + stuck + held + failed;
  return [
    isUnderWay(count) && undelivered.progress({ all, sent }),
    !isUnderWay(count) &&
      sent > 0 &&
      (on.length > 0 ? undelivered.deliveredOn(peopleOn(on, reader)) : undelivered.delivered(sent)),
    stuck > 0 && undelivered.stuck(stuck),
    held > 0 && undelivered.held(held),
    failed > 0 && undelivered.failed(failed),
  ].filter((text) => text !== false);
}

/** Some of it is still to go out. */
export const isUnderWay = ({ owed, stuck }: DeliveryCount): boolean => owed + stuck > 0;

type Sending = CommandOf<'sending'>;

/**
 * While some of it is still to go out: a button that tells how far it is by then, which the card does by itself where it
 * can be replaced.
 */
export function withProgress(card: Card, count: DeliveryCount, sending: Omit<Sending, 'do'>, reader: Reader): Card {
  if (!isUnderWay(count)) return card;
  const again: Sending = { do: 'sending', ...sending };
  const look: Button = { kind: 'command', label: undeliveredWords[reader.language].look, command: again };
  const [first = [], ...rest] = card.buttons ?? [];
  return { ...card, again, buttons: [[look, ...first], ...rest] };
}

/** Where their names are not shown; '' when there are none. */
export function unreachableText({ unreachable }: DeliveryCount, { language }: Reader): string {
  return unreachable > 0 ? undeliveredWords[language].unreachable(unreachable) : '';
}

function textOf(details: Record<string, string>, { language }: Reader): string {
  const undelivered = undeliveredWords[language];
  const { why = '', count = '1', channel = '', code = '' } = details;
  if (why === 'kept') {
    const what = monthWords[language].ranks[rankOf((details.kind ?? '') as MessageKind)];
    return undelivered.kept(what, Number(count));
  }
  if (why === 'over_quota') return undelivered.over_quota(Number(count));
  if (why === 'channel') return undelivered.channel(channel);
  if (why === 'waiting') return undelivered.waiting(code);
  if (why === 'too_late_to_announce') return undelivered.too_late_to_announce;
  return undelivered.other(why);
}
