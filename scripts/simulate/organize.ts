// What the organizer does for each seminar, and when.
import { END, type Session, START } from './programme.ts';
import { createSlackHand } from './slack-hand.ts';
import { organizerId, type Stage } from './stage.ts';

export interface Task {
  at: Temporal.Instant;
  session: Session;
  run(stage: Stage): Promise<void>;
}

/** In no order. */
export function tasksOf(session: Session): Task[] {
  const { announceAt, startsAt, endsAt, change, cancelAt, mailingAt, materials } = session;
  const isHeld = cancelAt === undefined;
  const task = (at: Temporal.Instant | undefined | false, run: (on: On) => Promise<unknown>): Task[] => {
    if (!at) return [];
    return [{ at, session, run: async (stage) => void (await run({ stage, session, ...handOf(stage) })) }];
  };
  return [
    ...task(announceAt, announce),
    ...task(change?.at, edit),
    ...task(cancelAt, async ({ tap, seminar }) => tap({ do: 'cancel', seminar: await seminar(session) })),
    ...task(mailingAt, write),
    ...task(isHeld && startsAt.subtract({ minutes: 30 }), openDoor),
    ...task(isHeld && materials === 'before' && startsAt.subtract({ hours: 4 }), addMaterial),
    ...task(isHeld && materials === 'after' && endsAt.add({ hours: 37 }), addMaterial),
    ...task(isHeld && materials === 'after' && endsAt.add({ hours: 38 }), sendMaterials),
  ];
}

const handOf = (stage: Stage) => ({
  ...createSlackHand(stage, organizerId),
  seminar: async ({ title }: Session) => (await stage.books.seminar(title)).id,
});

type On = ReturnType<typeof handOf> & { stage: Stage; session: Session };

async function announce({ session, submit, tap, seminar }: On): Promise<void> {
  const { title, topic, day, seats, hasParty } = session;
  await submit(
    { do: 'new-seminar' },
    {
      ...{ title, speaker: `${topic}課 山田 花子さん`, date: day.toString(), start: START, end: END },
      ...{ place: '本庁舎 5階 会議室A', seats: String(seats) },
      ...(hasParty && { party_time: '20:30', party_place: '駅前の店' }),
    },
  );
  await tap({ do: 'announce', seminar: await seminar(session) });
}

async function edit({ stage, session, submit, tap, seminar }: On): Promise<void> {
  const { change } = session;
  if (!change) return;
  const id = await seminar(session);
  await submit(
    { do: 'edit', seminar: id },
    change.kind === 'day' ? { date: change.day.toString() } : { place: '別館 2階 会議室B' },
  );
  const kept = await stage.books.lastChange(id);
  if (kept) await tap({ do: 'save-edit', seminar: id, change: kept });
}

async function write({ stage, session, submit, tap, seminar }: On): Promise<void> {
  const id = await seminar(session);
  await submit({ do: 'open-mailing', seminar: id }, { text: '当日は東玄関からお入りください。' });
  await tap({ do: 'send-mailing', seminar: id, mailing: await stage.books.lastMailing(id) });
}

async function openDoor({ session, tap, seminar }: On): Promise<void> {
  await tap({ do: 'door', seminar: await seminar(session) });
}

async function addMaterial({ session, submit, seminar }: On): Promise<void> {
  const url = `https://example.jp/${session.index}.pdf`;
  await submit({ do: 'open-add-material', seminar: await seminar(session) }, { label: '当日のスライド', url });
}

async function sendMaterials({ session, tap, seminar }: On): Promise<void> {
  await tap({ do: 'send-materials', seminar: await seminar(session) });
}
