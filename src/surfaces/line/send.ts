// The Sender: one card, one push, told apart by the ledger's id. What a failure means is failures.ts's.
import type { messagingApi } from '@line/bot-sdk';
import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk';
import type { Language } from '../../cards/card.ts';
import type { Logger } from '../../log.ts';
import type { Sender } from '../../messages/sender.ts';
import { isTokenRefused, toSendError } from './failures.ts';
import { limits } from './limits.ts';
import { createMenus } from './menus.ts';
import { createMulticast } from './multicast.ts';
import { createPictures } from './pictures.ts';
import { renderMessage } from './render.ts';
import { checkRetryKey } from './retry-key.ts';
import type { InTime } from './time-limit.ts';

export function createSender({ client, inTime, log }: { client: LineBotClient; inTime: InTime; log: Logger }): Sender {
  const pictures = createPictures(log);
  return {
    async send({ id, to, card, language, isSilent, maybeSentSince }) {
      await checkRetryKey({ client, inTime }, maybeSentSince);
      const messages = [renderMessage(card, language)];
      try {
        // The key goes with the first attempt too: LINE cannot take it up later.
        const { sentMessages } = await pictures.send(messages, (shown) => {
          const push = { to, messages: shown, ...(isSilent && { notificationDisabled: true }) };
          return inTime(client.pushMessage(push, id));
        });
        return { ref: sentMessages?.[0]?.id ?? id };
      } catch (error) {
        if (error instanceof HTTPFetchError && error.status === 409) return { ref: refOf(error) ?? id };
        const failure = toSendError(error);
        if (isTokenRefused(error)) {
          log.error({ err: failure, id }, 'LINE refuses the token: check LINE_CHANNEL_ACCESS_TOKEN');
        }
        throw failure;
      }
    },
    multicast: createMulticast({ client, inTime, log, pictures }),
    menus: createMenus({ client, inTime }),
    // LINE cannot change what was sent.
    update: async () => {},
    async profile(id) {
      try {
        const { displayName, language } = await inTime(client.getProfile(id));
        return { name: displayName, language: languageOf(language) };
      } catch (error) {
        const isGone = error instanceof HTTPFetchError && (error.status === 404 || error.status === 400);
        if (isGone) return undefined;
        log.warn({ err: toSendError(error) }, 'LINE gave no profile');
        return 'unasked';
      }
    },
    async ownFace() {
      try {
        const { displayName, pictureUrl } = await inTime(client.getBotInfo());
        return { name: displayName, icon: pictureUrl };
      } catch (error) {
        log.info({ err: toSendError(error) }, 'LINE told no name of the account');
        return undefined;
      }
    },
    async followers(from) {
      try {
        const { userIds, next } = await inTime(client.getFollowers(from, limits.followersPerPage));
        return { kind: 'page', ids: userIds, next };
      } catch (error) {
        // Verified and premium accounts only (reference: "Get a list of users who added your LINE Official Account").
        if (error instanceof HTTPFetchError && error.status === 403) return { kind: 'refused' };
        if (error instanceof HTTPFetchError && error.status === 400 && from !== undefined)
          return { kind: 'start_over' };
        throw toSendError(error);
      }
    },
  };
}

/** Accepted by an earlier attempt: the message's id as that one got it, or the request's. */
function refOf({ body, headers }: HTTPFetchError): string | undefined {
  return firstSentId(body) ?? headers.get('x-line-accepted-request-id') ?? undefined;
}

function firstSentId(body: string): string | undefined {
  try {
    const { sentMessages } = JSON.parse(body) as Partial<messagingApi.PushMessageResponse>;
    return sentMessages?.[0]?.id;
  } catch {
    return undefined;
  }
}

/** LINE tells a BCP 47 tag, or nothing without the person's consent. */
function languageOf(tag: string | undefined): Language | undefined {
  if (!tag) return undefined;
  return /^ja\b/i.test(tag) ? 'ja' : 'en';
}
