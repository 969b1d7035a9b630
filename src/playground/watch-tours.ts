// Notes what has been done in the playground: from the bot's database what changed there, from the wire what was only
// looked at. A deed once done stays done.
import type { Clock } from '../clock.ts';
import { type Command, decodeCommand } from '../commands.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Tour } from './page/page-options.ts';
import { findKept } from './tour.store.ts';
import { type Deed, toursOf } from './tour.ts';
import type { Traffic, TrafficEntry } from './traffic.ts';

const looks: Partial<Record<Command['do'], Deed>> = {
  attendees: 'saw-people',
  results: 'saw-results',
  door: 'opened-door',
};

/** Of a tap that the bot answered well; undefined for anything else. */
export function lookIn({ direction, status, problem, request }: TrafficEntry): Deed | undefined {
  if (direction !== 'event' || status !== 200 || problem) return undefined;
  const { actions, events } = request as Heard;
  const [tapped] = actions ?? [];
  const data = tapped?.value ?? tapped?.selected_option?.value ?? events?.[0]?.postback?.data;
  return data === undefined ? undefined : looks[decodeCommand(data).do];
}

/** The parts of Slack's `block_actions` and LINE's webhook that carry a command. */
interface Heard {
  actions?: { value?: string; selected_option?: { value?: string } }[];
  events?: { postback?: { data: string } }[];
}

/** From now on. */
export async function watchTours(parts: { db: DatabaseRoot; traffic: Traffic; clock: Clock }): Promise<{
  hasMoved(): void;
  tours(): Promise<Tour[]>;
}> {
  const { db, traffic, clock } = parts;
  const since = clock.now();
  const first = await findKept(db, since);
  const done = new Set<Deed>();
  traffic.subscribe((entry) => {
    const look = lookIn(entry);
    if (look) done.add(look);
  });
  return {
    hasMoved: () => void done.add('moved'),
    async tours() {
      const kept = await findKept(db, since);
      if (kept.seminars > first.seminars) done.add('planned');
      if (kept.hasAnnounced) done.add('announced');
      if (kept.hasAnsweredOnLine) done.add('answered');
      return toursOf(done);
    },
  };
}
