// The Slack half of the chat surfaces' contract: one member and their DM with the bot.
import type { Json, SlackMessage } from '../../../src/playground/slack/slack.ts';
import type { Harness, Seen } from '../chat-surface-contract.ts';
import type { StubBot } from '../stub-bot.ts';
import { buttonsOf, openSlack, textOf } from './open-slack.ts';
import { signedPost } from './signed-post.ts';

const personId = 'U0AKI';

export async function startSlackHarness(bot: StubBot, options: { answerWithinMs?: number }): Promise<Harness> {
  const { slack, clock, client, sender, surface, eventsUrl } = await openSlack(bot, options);
  const dm = slack.dm(personId);
  const fromBot = () => slack.messages(dm, personId).filter(({ user }) => user === slack.bot.userId);
  // What the test itself put there to be tapped is neither an answer nor sent.
  const given = new Set<string>();
  const answers = () => fromBot().filter(({ metadata, ts }) => !metadata && !given.has(ts));
  let people = 0;
  const deliver = async (body: string, headers: Record<string, string>) =>
    (await fetch(eventsUrl, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }))
      .status;

  return {
    sender,
    surface,
    person: { platform: 'slack', id: personId },
    now: () => clock.now(),
    async tap(value) {
      const button = { type: 'button', action_id: 'c:0:0', text: { type: 'plain_text', text: 'x' }, value };
      const blocks = [{ type: 'actions', elements: [button] }] as never[];
      const { ts = '' } = await client.chat.postMessage({ channel: dm, text: 'x', blocks });
      given.add(ts);
      const on = { message: { channel: dm, ts } };
      return (await slack.tap({ memberId: personId, on, actionId: 'c:0:0' })).status;
    },
    async tapButton(label) {
      const message = fromBot().at(-1);
      const button = buttonsOf(message?.blocks ?? []).find((each) => each.label === label);
      if (!message || !button) throw new Error(`no button ${label}`);
      const on = { message: { channel: dm, ts: message.ts } };
      return (await slack.tap({ memberId: personId, on, ...button })).status;
    },
    say: async (text) => (await slack.directMessage({ memberId: personId, text })).status,
    redeliverLast: async () => (await slack.redeliverLast()).status,
    deliverUnsigned: (signature) =>
      deliver(tapOf(dm), signature === 'missing' ? {} : { ...timestamp(), 'x-slack-signature': 'v0=00' }),
    deliverGarbage: () => signedPost(eventsUrl, '{"type": nonsense', 'application/json'),
    shown: () => answers().map(seenOf),
    sent: () =>
      fromBot()
        .filter(({ metadata }) => metadata)
        .map(seenOf),
    failNextSend(failure) {
      slack.failNext({ method: 'chat.postMessage', ...failures[failure] });
    },
    refuseNextPicture() {
      const errors = ['downloading image failed [json-pointer:/blocks/0/image_url]'];
      slack.failNext({ method: 'chat.postMessage', status: 200, body: { ok: false, error: 'invalid_blocks', errors } });
    },
    pictures: () =>
      fromBot()
        .flatMap(({ blocks }) => blocks)
        .filter(({ type }) => type === 'image')
        .map(({ image_url, alt_text }) => ({ url: String(image_url), alt: String(alt_text) })),
    async unreachableId() {
      slack.deactivate('U0BEN');
      return 'U0BEN';
    },
    addPerson({ name, language }) {
      const id = `U0NEW${++people}`;
      const locale = language === 'ja' ? 'ja-JP' : 'en-US';
      slack.addMember({ id, name, locale, timeZone: 'Asia/Tokyo', isDeactivated: false });
      return id;
    },
    canUpdate: true,
  };
}

const failures = {
  'rate-limited': { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '1' } },
  'accepted-but-dropped': { status: 0, accept: true },
  'broken-down': { status: 503 },
  refused: { status: 200, body: { ok: false, error: 'restricted_action' } },
};

function seenOf(message: SlackMessage): Seen {
  const buttons = buttonsOf(message.blocks);
  return {
    text: textOf(message),
    buttons: buttons.map(({ label }) => label),
    links: urlsIn(message.blocks),
  };
}

const urlsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(urlsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { url } = value as Json;
  return [...(typeof url === 'string' ? [url] : []), ...Object.values(value).flatMap(urlsIn)];
};

const timestamp = () => ({
  'x-slack-request-timestamp': String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)),
});

const tapOf = (dm: string) =>
  JSON.stringify({
    type: 'block_actions',
    user: { id: personId },
    trigger_id: '1.2.3',
    container: { type: 'message', is_ephemeral: false },
    channel: { id: dm },
    response_url: 'http://127.0.0.1:9/',
    actions: [{ type: 'button', action_id: 'c:0:0', block_id: 'b', action_ts: '1.000000', value: '{"do":"help"}' }],
  });
