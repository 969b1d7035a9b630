// A surface that the house does not have keeps the promises every chat surface makes.
import { createMovableClock } from '../../../src/clock.ts';
import { describeChatSurface, type Harness, type PlannedFailure } from '../chat-surface-contract.ts';
import { createMailSender, createMailSurface, mail, signatureOf } from './mail-surface.ts';
import { createPostOffice, type Failure, type Letter } from './post-office.ts';

const secret = 'a secret';
const aki = 'aki@example.jp';

const failures: Record<PlannedFailure, Failure> = {
  'rate-limited': { status: 429 },
  'accepted-but-dropped': { status: 0, accept: true },
  'broken-down': { status: 503 },
  refused: { status: 422 },
};

const seenOf = ({ text, buttons, links }: Letter) => ({ text, buttons: buttons.map(({ label }) => label), links });

describeChatSurface('a bare third surface', async (bot, options): Promise<Harness> => {
  const clock = createMovableClock(Temporal.Instant.from('2031-11-20T09:00:00Z'));
  const post = createPostOffice();
  post.residents.set(aki, { name: '秋', language: 'ja' });
  const surface = createMailSurface({ bot, post, secret, language: 'ja', ...options });
  let count = 0;
  let last = '';
  const deliver = async (body: string, signature: string | undefined = signatureOf(body, secret)) => {
    const headers = { ...(signature && { 'x-signature': signature }) };
    return (await surface.routes.request('/mail/webhook', { method: 'POST', body, headers })).status;
  };
  const write = (what: { text: string } | { pressed: string }) => {
    count += 1;
    const about = { id: `letter-${count}`, from: aki, replyToken: `token-${count}-of-theirs` };
    last = JSON.stringify({ ...about, sentAtMs: clock.now().epochMilliseconds, ...what });
    return deliver(last);
  };
  return {
    sender: createMailSender(post),
    surface,
    person: { platform: mail, id: aki },
    now: () => Temporal.Instant.fromEpochMilliseconds(clock.now().epochMilliseconds),
    tap: (pressed) => write({ pressed }),
    tapButton(label) {
      const button = post.newest()?.buttons.find((each) => each.label === label);
      if (!button) throw new Error(`no button ${label} to tap`);
      return write({ pressed: button.value });
    },
    say: (text) => write({ text }),
    redeliverLast: () => deliver(last),
    deliverUnsigned: (signature) => deliver('{}', signature === 'wrong' ? signatureOf('{}', 'another') : ''),
    deliverGarbage: () => deliver('{"letter": 7'),
    shown: () => post.replies.map(seenOf),
    sent: () => post.sent().map(seenOf),
    pictures: () => [],
    failNextSend: (failure) => post.failNext(failures[failure]),
    unreachableId: async () => 'nobody@example.jp',
    addPerson({ name, language }) {
      const address = `person-${post.residents.size}@example.jp`;
      post.residents.set(address, { name, language });
      return address;
    },
    canUpdate: false,
  };
});
