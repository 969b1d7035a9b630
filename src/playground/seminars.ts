// The seminars the playground starts with, of the kind a city's personnel section really runs. Through the use cases,
// so that their announcements arrive as any other.
import type { DatabaseRoot } from '../database/client.ts';
import type { Outbox } from '../messages/outbox.ts';
import { meetPerson, type Senders } from '../people/meet-person.ts';
import { answerSeminar } from '../rsvps/answer-seminar.ts';
import { announceSeminar } from '../seminars/announce-seminar.ts';
import { hasSeminars } from '../seminars/seminar.store.ts';
import { defaultDeadline, type SeminarDetails } from '../seminars/seminar.ts';
import { writeSeminar } from '../seminars/write-seminar.ts';
import { lineUsers, seminarChannel, slackMembers } from './people.ts';

interface Parts {
  db: DatabaseRoot;
  outbox: Outbox;
  senders: Senders;
  now: Temporal.Instant;
  timeZone: string;
}

/** Does nothing when there are seminars already. */
export async function addSampleSeminars(parts: Parts): Promise<void> {
  const { db } = parts;
  if (await hasSeminars(db)) return;
  const people = await meetEveryone(parts);
  const [organizer, tanaka, suzuki, emma, yamamoto] = people;
  if (!organizer || !tanaka || !suzuki || !emma || !yamamoto) throw new Error('the playground lost its people');
  const day = (days: number) => parts.now.toZonedDateTimeISO(parts.timeZone).toPlainDate().add({ days });

  await announced(parts, organizer, shibusawa(parts, day(-1)), {
    days: 9,
    attending: [tanaka, emma, yamamoto],
  });
  await announced(parts, organizer, english(parts, day(5)), {
    days: 2,
    attending: [suzuki, emma],
  });
  await announced(parts, organizer, marketing(parts, day(12)), {
    days: 0,
    attending: [],
  });
  await drafted(parts, organizer, biblioBattle(parts, day(26)));
}

async function meetEveryone({ db, senders, now }: Parts): Promise<string[]> {
  const all = [
    ...slackMembers.map(({ id }) => ({ platform: 'slack' as const, id })),
    ...lineUsers.filter(({ isFollowing }) => isFollowing).map(({ id }) => ({ platform: 'line' as const, id })),
  ];
  return Promise.all(all.map(async (from) => (await meetPerson({ db, senders, from, now })).id));
}

async function drafted({ db, now }: Parts, organizer: string, details: SeminarDetails): Promise<string> {
  const id = crypto.randomUUID();
  const written = await writeSeminar({ db, id, isNew: true, details, personId: organizer, now });
  if (written.kind !== 'written') throw new Error('a new draft was refused');
  return id;
}

/** Written and announced `days` ago; these people attend. */
async function announced(
  parts: Parts,
  organizer: string,
  details: SeminarDetails,
  { days, attending }: { days: number; attending: string[] },
): Promise<void> {
  const { db, outbox } = parts;
  const then = parts.now.subtract({ hours: 24 * days });
  const seminarId = await drafted({ ...parts, now: then }, organizer, details);
  await announceSeminar({ db, outbox, seminarId, actor: organizer, now: then });
  for (const personId of attending) {
    await answerSeminar({ db, outbox, personId, seminarId, answer: 'on_site', tappedAt: then, now: then });
  }
}

function evening({ timeZone }: Parts, date: Temporal.PlainDate, from: string, to: string) {
  const at = (time: string) => date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
  return {
    startsAt: at(from),
    endsAt: at(to),
    timeZone,
    deadlineAt: defaultDeadline(date, timeZone),
    channel: seminarChannel,
    party: { startsAt: at('20:15'), place: '居酒屋「潮風」', fee: '3,500円', seats: 20 },
    link: '',
    seats: null,
  };
}

const shibusawa = (parts: Parts, date: Temporal.PlainDate): SeminarDetails => ({
  ...evening(parts, date, '18:30', '20:00'),
  title: '偉人を学ぶ：渋沢栄一の「論語と算盤」',
  summary: '500の会社づくりに関わった渋沢栄一。その考え方を、いまの市役所の仕事に引きつけて読みます。',
  speaker: '財政課 高橋 修さん',
  format: 'on_site',
  place: '本庁舎 5階 会議室A',
});

const english = (parts: Parts, date: Temporal.PlainDate): SeminarDetails => ({
  ...evening(parts, date, '18:30', '19:45'),
  title: 'ALTと話す、窓口の英会話',
  summary: '道案内、証明書、ゴミの分別。窓口でよく聞かれることを、英語で言ってみる75分です。初めての方もどうぞ。',
  speaker: 'Emma Clark さん（ALT）',
  format: 'on_site',
  place: '本庁舎 3階 会議室B',
  seats: 3,
});

const marketing = (parts: Parts, date: Temporal.PlainDate): SeminarDetails => ({
  ...evening(parts, date, '18:30', '20:00'),
  title: 'ヒット商品から学ぶマーケティング',
  summary:
    '「なぜ売れたのか」を、身近なヒット商品から読み解きます。市の広報やイベントづくりのヒントに。お子さんのお迎えがある方は、オンラインでどうぞ。',
  speaker: '商工振興課 中村 葵さん',
  format: 'both',
  place: '本庁舎 5階 会議室A',
  link: 'https://meet.example.jp/jibun-toushi',
  seats: 30,
});

const biblioBattle = (parts: Parts, date: Temporal.PlainDate): SeminarDetails => ({
  ...evening(parts, date, '18:30', '20:00'),
  title: 'ビブリオバトル：仕事に効いた一冊',
  summary: '5分で一冊を紹介し合い、いちばん読みたくなった本を選びます。聞くだけの参加も歓迎です。',
  speaker: '図書館 小林 直子さん',
  format: 'on_site',
  place: '中央図書館 2階 集会室',
  seats: 25,
  party: null,
});
