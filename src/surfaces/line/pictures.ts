// Pictures on LINE, which its app fetches when it shows them. Messages that LINE refuses with theirs go without, under the
// same key: what is refused was not taken under it, and had it been, LINE would answer that it was (409).
import { HTTPFetchError, type messagingApi } from '@line/bot-sdk';
import { steadyMs } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import { messageOf } from './failures.ts';
import { limits } from './limits.ts';

type Messages = messagingApi.Message[];

export interface LinePictures {
  send<T>(messages: Messages, send: (messages: Messages) => Promise<T>): Promise<T>;
}

export function createPictures(log: Logger): LinePictures {
  let offUntilMs = 0;
  return {
    async send(messages, send) {
      const bare = messages.map(withoutHeroes);
      const hasPictures = bare.some((message, index) => message !== messages[index]);
      if (!hasPictures || steadyMs() < offUntilMs) return send(bare);
      try {
        return await send(messages);
      } catch (error) {
        if (!isAboutMessages(error)) throw error;
        const sent = await send(bare);
        // It was the picture, then.
        offUntilMs = steadyMs() + limits.picturesOffMs;
        log.warn(
          { surface: 'line', said: messageOf(error) },
          'LINE refuses a picture: for a while messages go without',
        );
        return sent;
      }
    },
  };
}

/** The same message where it has none. */
function withoutHeroes(message: messagingApi.Message): messagingApi.Message {
  if (message.type !== 'flex') return message;
  const flex = message as messagingApi.FlexMessage;
  const { contents } = flex;
  if (contents.type === 'bubble') {
    const bubble = contents as messagingApi.FlexBubble;
    return bubble.hero ? { ...flex, contents: withoutHero(bubble) } : message;
  }
  const carousel = contents as messagingApi.FlexCarousel;
  const hasHero = carousel.contents.some(({ hero }) => hero);
  return hasHero ? { ...flex, contents: { ...carousel, contents: carousel.contents.map(withoutHero) } } : message;
}

function withoutHero({ hero: _hero, ...bubble }: messagingApi.FlexBubble): messagingApi.FlexBubble {
  return bubble;
}

/** LINE names the place in a message that it does not take. */
const isAboutMessages = (error: unknown): error is HTTPFetchError =>
  error instanceof HTTPFetchError && error.status === 400 && /messages\[|'messages'/.test(error.body);
