// The Sender: one message to a person or a channel, and what became of it. Throws SendError only.
import type { webApi } from '@slack/bolt';
import type { Card, Language } from '../../cards/card.ts';
import type { Logger } from '../../log.ts';
import { SendError, type Sender } from '../../messages/sender.ts';
import { findSent, metadataOf } from './find-sent.ts';
import type { SlackPictures } from './pictures.ts';
import { asTyped, isPerson, openDm, post } from './post.ts';
import { messageOf } from './render-view.ts';
import { isTokenFault, platformCodeOf, sendErrorOf } from './send-failures.ts';

interface Sending {
  client: webApi.WebClient;
  log: Logger;
  pictures: SlackPictures;
  /** The id of the profile's own field that tells the department (Xf…); unset: none is asked for. */
  departmentField?: string;
}

/** Its scope is seldom given, and the field often left empty: then they are asked themselves. */
async function departmentOf({ client, log, departmentField }: Sending, id: string): Promise<{ organization?: string }> {
  if (!departmentField) return {};
  try {
    const { profile } = await client.users.profile.get({ user: id });
    const department = profile?.fields?.[departmentField]?.value?.trim();
    return department ? { organization: department } : {};
  } catch (err) {
    log.info({ surface: 'slack', code: platformCodeOf(err) }, 'Slack told no department');
    return {};
  }
}

export function createSender(sending: Sending): Sender {
  const { client, log, pictures } = sending;
  return {
    async send({ id, to, card, language, earlierRef, maybeSentSince }) {
      // Until it is known whether it was sent, no failure may say that it was not.
      const preparing = <T>(call: Promise<T>) =>
        named(sending, to, call, maybeSentSince ? 'retry becomes unknown_outcome' : 'unknown_outcome becomes retry');
      const sendIn = async (channel: string) => {
        if (maybeSentSince) {
          const ts = await preparing(findSent(client, { channel, id, since: maybeSentSince }));
          if (ts) return { ref: `${channel}:${ts}` };
        }
        const postAs = (shown: Card) =>
          post(client, { channel, message: messageOf(shown, language), metadata: metadataOf(id) });
        const sent = await named(sending, to, pictures.send(card, postAs));
        return { ref: `${sent.channel}:${sent.ts}` };
      };
      if (!isPerson(to)) return sendIn(to);
      const known = earlierRef?.split(':')[0];
      if (!known) return sendIn(await preparing(openDm(client, to)));
      try {
        return await sendIn(known);
      } catch (error) {
        // An app installed anew is another bot, with conversations of its own.
        if (!(error instanceof SendError) || error.platformCode !== 'channel_not_found') throw error;
        return sendIn(await preparing(openDm(client, to)));
      }
    },

    async update({ ref, card, language }) {
      const [channel, ts] = ref.split(':');
      if (!channel || !ts) throw new SendError('permanent', { platformCode: 'message_not_found' });
      const update = pictures.update(card, (shown) =>
        client.chat.update({ channel, ts, ...messageOf(shown, language), ...asTyped }),
      );
      // The same update twice is the same as once.
      await named(sending, channel, update, 'unknown_outcome becomes retry');
    },

    async profile(id) {
      try {
        const { user } = await client.users.info({ user: id, include_locale: true });
        const names = [user?.profile?.display_name, user?.real_name, user?.profile?.real_name, user?.name];
        const name = names.find((each) => each !== undefined && each.trim() !== '');
        if (name === undefined) return undefined;
        return { name, language: languageOf(user?.locale), ...(await departmentOf(sending, id)) };
      } catch (err) {
        const code = platformCodeOf(err);
        log.warn({ surface: 'slack', code }, 'Slack told no profile');
        return code === 'user_not_found' || code === 'user_not_visible' ? undefined : 'unasked';
      }
    },

    async ownFace() {
      try {
        const { bot_id } = await client.auth.test();
        const { bot } = await client.bots.info({ bot: bot_id });
        return bot?.name ? { name: bot.name, icon: bot.icons?.image_72 } : undefined;
      } catch (err) {
        log.info({ surface: 'slack', code: platformCodeOf(err) }, 'Slack told no name of the bot');
        return undefined;
      }
    },

    async channelName(id) {
      try {
        const { channel } = await client.conversations.info({ channel: id });
        return channel?.name;
      } catch (err) {
        log.info({ surface: 'slack', code: platformCodeOf(err) }, 'Slack told no channel name');
        return undefined;
      }
    },
  };
}

function languageOf(locale: string | undefined): Language | undefined {
  if (!locale) return undefined;
  return locale.startsWith('ja') ? 'ja' : 'en';
}

type Softening = 'unknown_outcome becomes retry' | 'retry becomes unknown_outcome';

async function named<T>(sending: Sending, to: string, call: Promise<T>, softening?: Softening): Promise<T> {
  try {
    return await call;
  } catch (fault) {
    const error = sendErrorOf(fault, { isPerson: isPerson(to) && !(await isOurToken(sending, fault)) });
    const [from, , into] = softening?.split(' ') ?? [];
    if (error.failure !== from) throw error;
    const { cause, retryAfterSeconds, platformCode } = error;
    throw new SendError(into === 'retry' ? 'retry' : 'unknown_outcome', { cause, retryAfterSeconds, platformCode });
  }
}

/** `account_inactive` may mean the person or the bot; asking who we are tells which. */
async function isOurToken({ client, log }: Sending, fault: unknown): Promise<boolean> {
  if (!isTokenFault(fault)) return false;
  const code = platformCodeOf(fault);
  if (code === 'account_inactive') {
    const isWell = await client.auth.test().then(
      () => true,
      () => false,
    );
    if (isWell) return false;
  }
  log.error({ surface: 'slack', code }, 'Slack refuses SLACK_BOT_TOKEN: nothing can be sent until it is mended');
  return true;
}
