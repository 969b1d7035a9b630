// The LINE surface keeps the promises every chat surface makes.
import { describeChatSurface, type Harness, type PlannedFailure } from '../chat-surface-contract.ts';
import { aiko, openLineSurface, postTo, sign, userId } from './open-line-surface.ts';
import { seenIn, seenTogether, tappablesIn } from './seen-in-chat.ts';

const path = '/v2/bot/message/push';
const failures: Record<
  PlannedFailure,
  { path: string; status: number; accept?: boolean; body?: Record<string, unknown> }
> = {
  'rate-limited': { path, status: 429 },
  'accepted-but-dropped': { path, status: 0, accept: true },
  'broken-down': { path, status: 500 },
  refused: { path, status: 400, body: { message: 'A message (messages[0]) in the request body is invalid' } },
};

describeChatSurface('LINE', async (bot, options): Promise<Harness> => {
  const { line, surface, sender, clock, deliverRaw, replies, pushes, webhookUrl } = await openLineSurface({
    bot,
    surface: options,
  });
  const statusOf = async (delivery: Promise<{ status: number }>) => (await delivery).status;
  let people = 10;
  return {
    sender,
    surface,
    person: { platform: 'line', id: aiko },
    now: () => Temporal.Instant.fromEpochMilliseconds(clock.now().epochMilliseconds),
    tap: (data) => statusOf(line.postback({ userId: aiko, data })),
    tapButton(label) {
      const fromBot = line.chat(aiko).filter(({ from }) => from === 'bot');
      const button = fromBot.flatMap(({ message }) => tappablesIn(message)).findLast((one) => one.label === label);
      if (!button?.data) throw new Error(`no button ${label} to tap`);
      return statusOf(line.postback({ userId: aiko, data: button.data, displayText: button.displayText }));
    },
    say: (text) => statusOf(line.text(aiko, text)),
    redeliverLast: () => statusOf(line.redeliverLast()),
    deliverUnsigned(signature) {
      const source = { type: 'user', userId: aiko };
      const event = { type: 'postback', mode: 'active', timestamp: 1, webhookEventId: 'x', source };
      const body = JSON.stringify({ destination: 'U', events: [{ ...event, postback: { data: '{"do":"list"}' } }] });
      return postTo(webhookUrl, body, signature === 'wrong' ? sign(body, 'another secret') : undefined);
    },
    deliverGarbage: () => deliverRaw('{"events": 7'),
    shown: () => seenTogether(replies(aiko)),
    sent: () => pushes(aiko).map(seenIn),
    failNextSend: (failure) => line.failNext(failures[failure]),
    refuseNextPicture() {
      const details = [{ message: 'invalid uri', property: 'messages[0].contents.hero.url' }];
      const message = 'A message (messages[0]) in the request body is invalid';
      line.failNext({ path, status: 400, body: { message, details } });
    },
    pictures: () =>
      pushes(aiko).flatMap(({ message }) => {
        const { altText, contents } = message as { altText?: string; contents?: { hero?: { url: string } } };
        return contents?.hero ? [{ url: contents.hero.url, alt: altText ?? '' }] : [];
      }),
    unreachableId: async () => userId(999),
    addPerson({ name, language }) {
      const id = userId(people++);
      line.addUser({ id, name, language: language === 'en' ? 'en-US' : 'ja', isFollowing: true });
      return id;
    },
    canUpdate: false,
  };
});
