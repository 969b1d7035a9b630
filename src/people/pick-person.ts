// Whoever was picked in a form, met here; they need not have spoken to the bot.
import { readAccount } from '../cards/account.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { meetPerson, type Senders } from './meet-person.ts';
import type { Person } from './person.ts';

/** `none`: nobody was picked; `unknown`: their platform knows nobody by this id: typed wrong, or gone. */
export type Picked = { kind: 'met'; person: Person; id: string } | { kind: 'none' } | { kind: 'unknown' };

export async function pickPerson(
  { db, senders, now }: { db: DatabaseRoot; senders: Senders; now: Temporal.Instant },
  picked: string | undefined,
): Promise<Picked> {
  const from = readAccount(picked ?? '');
  if (!from) return { kind: 'none' };
  const sender = senders[from.platform];
  if (sender && (await sender.profile(from.id)) === undefined) return { kind: 'unknown' };
  return { kind: 'met', person: await meetPerson({ db, senders, from, now }), id: from.id };
}
