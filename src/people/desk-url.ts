// The organizers' page, for one of them: as long as its link is good it runs their commands.
import { type Command, encodeCommand } from '../commands.ts';
import type { Visit } from './visit.ts';

const DESK_LINK_FOR = Temporal.Duration.from({ hours: 1 });

/** `command`: what it opens with, which only shows. Undefined where this bot has no public address. */
export async function deskUrl(
  { links, person, now }: Pick<Visit, 'links' | 'person' | 'now'>,
  command: Command,
): Promise<string | undefined> {
  const url = await links.make({ use: 'desk', personId: person.id, expiresAt: now.add(DESK_LINK_FOR) });
  return url && `${url}?open=${encodeURIComponent(encodeCommand(command))}`;
}
