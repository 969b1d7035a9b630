// One request that takes the same to up to 500 people. What a failure means is failures.ts's, but for a refusal of many,
// which says nothing of each.
import { HTTPFetchError, type LineBotClient, type messagingApi } from '@line/bot-sdk';
import type { Logger } from '../../log.ts';
import { type Multicast, SendError } from '../../messages/sender.ts';
import { isTokenRefused, toSendError } from './failures.ts';
import { limits } from './limits.ts';
import type { LinePictures } from './pictures.ts';
import { renderMessage } from './render.ts';
import { checkRetryKey } from './retry-key.ts';
import type { InTime } from './time-limit.ts';

type Payload = Omit<messagingApi.MulticastRequest, 'to'>;

export function createMulticast({
  client,
  inTime,
  log,
  pictures,
}: {
  client: LineBotClient;
  inTime: InTime;
  log: Logger;
  pictures: LinePictures;
}): Multicast {
  const failureOf = (error: unknown) => {
    const failure = toSendError(error);
    if (isTokenRefused(error)) log.error({ err: failure }, 'LINE refuses the token: check LINE_CHANNEL_ACCESS_TOKEN');
    return failure;
  };
  return {
    most: limits.multicastRecipients,
    render: ({ cards, language, isSilent }): Payload => ({
      messages: cards.map((card) => renderMessage(card, language)),
      ...(isSilent && { notificationDisabled: true }),
    }),
    async send({ id, to, payload, maybeSentSince }) {
      await checkRetryKey({ client, inTime }, maybeSentSince);
      try {
        const { messages, ...rest } = payload as Payload;
        await pictures.send(messages, (shown) => inTime(client.multicast({ ...rest, messages: shown, to }, id)));
      } catch (error) {
        // Accepted before, under this key.
        if (error instanceof HTTPFetchError && error.status === 409) return;
        const failure = failureOf(error);
        throw to.length > 1 && isAboutSomebody(error) ? asUnreachable(failure) : failure;
      }
    },
    async allowance() {
      try {
        const [quota, { totalUsage }] = await Promise.all([
          inTime(client.getMessageQuota()),
          inTime(client.getMessageQuotaConsumption()),
        ]);
        return { limit: quota.type === 'limited' ? (quota.value ?? 0) : null, used: totalUsage };
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

/** LINE does not say who it is. What it says of the messages themselves is true for everyone. */
function isAboutSomebody(error: unknown): boolean {
  return error instanceof HTTPFetchError && error.status === 400 && !/messages\[|'messages'/.test(error.body);
}

const asUnreachable = ({ cause, platformCode }: SendError) => new SendError('unreachable', { cause, platformCode });
