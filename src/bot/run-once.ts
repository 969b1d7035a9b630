// An organizer's command that is carried out again, because nobody knows whether its answer went out: what it changed
// is not changed again, since somebody may have changed it back; it is told how things stand.

import type { Outcome } from '../cards/outcome.ts';
import type { Command } from '../commands.ts';
import { hadEffect, noteEvent } from '../messages/inbox.store.ts';
import type { Visit } from '../people/visit.ts';

/**
 * `run` carries out either the command or what shows its matter. The event is noted after the effect, not with it: a
 * kill between the two runs the command twice at once, and that each of them bears.
 */
export async function runOnce<C extends Command>(
  { db, eventId }: Pick<Visit, 'db' | 'eventId'>,
  command: C,
  run: (command: C | View) => Promise<Outcome>,
): Promise<Outcome> {
  const view = viewOf(command);
  if (!view || eventId === undefined) return run(command);
  if (await hadEffect(db, eventId)) return run(view);
  const outcome = await run(command);
  await noteEvent(db, eventId);
  return outcome;
}

export type View = Extract<
  Command,
  { do: 'door-list' | 'attendees' | 'team' | 'series' | 'materials' | 'hosts' | 'mailing' | 'desk' }
>;

/** What shows the matter that a command changes; undefined for those that change nothing, or note their event. */
function viewOf(command: Command): View | undefined {
  switch (command.do) {
    case 'tick':
      return { do: 'door-list', seminar: command.seminar, page: command.page };
    case 'remove-attendee':
    case 'seat-person':
    case 'let-in':
      return { do: 'attendees', seminar: command.seminar };
    case 'remove-material':
    case 'send-materials':
      return { do: 'materials', seminar: command.seminar };
    case 'set-host':
    case 'hand-over':
      return { do: 'hosts', seminar: command.seminar };
    case 'send-mailing':
      return { do: 'mailing', seminar: command.seminar, mailing: command.mailing };
    case 'announce':
    case 'keep-draft':
    case 'cancel':
    case 'take-seats':
    case 'send-again':
      return { do: 'desk', seminar: command.seminar };
    case 'delete-draft':
      return { do: 'desk' };
    case 'end-series':
      return { do: 'series' };
    case 'set-role':
      return { do: 'team' };
    default:
      return undefined;
  }
}
