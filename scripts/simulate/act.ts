// Carries out what somebody does, as Slack and LINE tell the bot of it: signed requests over HTTP. Who cannot (no seat,
// not there, does not follow) does nothing.
import type { Command } from '../../src/commands.ts';
import { encodeCommand } from '../../src/commands.ts';
import type { Deed, Entry } from './diary.ts';
import { createSlackHand } from './slack-hand.ts';
import { organizerId, type Stage } from './stage.ts';
import type { Person } from './town.ts';

export async function act(stage: Stage, { who, deed }: Pick<Entry, 'who' | 'deed'>): Promise<void> {
  if (who.place === 'line' && deed.do !== 'follow' && !isFollowing(stage, who.id)) return;
  switch (deed.do) {
    case 'follow':
      await stage.line.follow(who.id);
      return stage.settled();
    case 'block':
      await stage.line.unfollow(who.id);
      return stage.settled();
    case 'mute':
      return say(stage, who, { do: 'mute' });
    case 'write':
      return write(stage, who, deed.text);
    case 'join-accounts':
      return joinAccounts(stage, who);
    default:
      return aboutSeminar(stage, who, deed);
  }
}

const isFollowing = ({ line }: Stage, id: string) => line.users().some((user) => user.id === id && user.isFollowing);

async function say(stage: Stage, who: Person, command: Command): Promise<void> {
  if (who.place === 'slack') return createSlackHand(stage, who.id).tap(command);
  await stage.line.postback({ userId: who.id, data: encodeCommand(command) });
  await stage.settled();
}

async function write(stage: Stage, { place, id }: Person, text: string): Promise<void> {
  if (place === 'slack') await stage.slack.directMessage({ memberId: id, text });
  else await stage.line.text(id, text);
  await stage.settled();
}

/** The number that Slack tells is typed on LINE. */
async function joinAccounts(stage: Stage, { id, lineId }: Person): Promise<void> {
  if (!lineId) return;
  const hand = createSlackHand(stage, id);
  await hand.tap({ do: 'join-code' });
  const number = /(?<!\d)\d{8}(?!\d)/.exec(JSON.stringify(hand.aside()?.blocks))?.[0];
  if (!number) throw new Error(`${id} was told no number`);
  await stage.line.text(lineId, number);
  await stage.settled();
}

async function aboutSeminar(stage: Stage, who: Person, deed: Extract<Deed, { session: unknown }>): Promise<void> {
  const { books, clock } = stage;
  const { id: seminar, edition } = await books.seminar(deed.session.title);
  const mine = await books.standingOf(seminar, who.id);
  const isComing = mine?.standing === 'attending' || mine?.standing === 'waitlisted';
  switch (deed.do) {
    case 'answer':
      return say(stage, who, { do: 'answer', seminar, edition, answer: deed.answer });
    case 'withdraw': {
      // Whose seat it goes to was asked and answered in one: nobody's second thoughts hang on it.
      const sure = { given: true, tapped: clock.now().epochMilliseconds } as const;
      return isComing ? say(stage, who, { do: 'answer', seminar, edition, answer: 'declined', ...sure }) : undefined;
    }
    case 'go-to-party':
      return isComing ? say(stage, who, { do: 'party', seminar, edition, join: true }) : undefined;
    case 'claim':
      return say(stage, who, { do: 'claim-seat', seminar, edition });
    case 'look':
      return isComing ? say(stage, who, { do: 'show', seminar }) : undefined;
    case 'arrive':
      if (mine?.standing !== 'attending') return;
      if (deed.typesDigits) return write(stage, who, await books.digitsOf(seminar));
      return createSlackHand(stage, organizerId).tap({ do: 'tick', seminar, person: mine.personId, in: true });
    case 'rate':
      return (await books.wasThere(seminar, who.id))
        ? say(stage, who, { do: 'rate', seminar, score: deed.score })
        : undefined;
  }
}
