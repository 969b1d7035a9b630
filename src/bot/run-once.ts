// An organizer's command that is carried out again, because nobody knows whether its answer went out: what it changed
// is not changed again, since somebody may have changed it back; it is told how things stand.

import type { PageOutcome } from '../cards/page-outcome.ts';
import type { Command, CommandOf, NamesOf } from '../commands.ts';
import { hadEffect, noteEvent } from '../messages/inbox.store.ts';
import type { Visit } from '../people/visit.ts';

/**
 * `run` carries out either the command or what shows its matter. The event is noted after the effect, not with it: a
 * kill between the two runs the command twice at once, and that each of them bears.
 */
export async function runOnce<C extends Command>(
  { db, eventId }: Pick<Visit, 'db' | 'eventId'>,
  command: C,
  run: (command: C | View) => Promise<PageOutcome>,
): Promise<PageOutcome> {
  const view = viewOf(command);
  if (!view || eventId === undefined) return run(command);
  if (await hadEffect(db, eventId)) return run(view);
  const outcome = await run(command);
  await noteEvent(db, eventId);
  return outcome;
}

export type View = Extract<
  Command,
  { do: 'line-month' | 'door-list' | 'attendees' | 'team' | 'series' | 'materials' | 'hosts' | 'mailing' | 'desk' }
>;

type ActsOfOrganizers = NamesOf<{ kind: 'acts'; who: 'organizer' | 'admin' }>;

const desk = ({ seminar }: { seminar: string }): View => ({ do: 'desk', seminar });
const attendees = ({ seminar }: { seminar: string }): View => ({ do: 'attendees', seminar });
const materials = ({ seminar }: { seminar: string }): View => ({ do: 'materials', seminar });
const hosts = ({ seminar }: { seminar: string }): View => ({ do: 'hosts', seminar });

/** What shows the matter that a command changes; null for those that tell how things stand when they come again. */
const views: { [Do in ActsOfOrganizers]: ((command: CommandOf<Do>) => View) | null } = {
  announce: desk,
  'remove-picture': desk,
  'keep-draft': desk,
  // The preview, as it is then.
  'set-audience': null,
  // The list, as it is then.
  'remove-topic': null,
  'delete-draft': () => ({ do: 'desk' }),
  cancel: desk,
  'save-edit': desk,
  'take-seats': desk,
  'send-again': desk,
  'do-without': () => ({ do: 'line-month' }),
  'tell-friends': null,
  'settle-untold': null,
  tick: ({ seminar, page }) => ({ do: 'door-list', seminar, page }),
  'remove-attendee': attendees,
  'seat-person': attendees,
  'let-in': attendees,
  'remove-material': materials,
  'send-materials': materials,
  'set-host': hosts,
  'hand-over': hosts,
  'send-mailing': ({ seminar, mailing }) => ({ do: 'mailing', seminar, mailing }),
  'end-series': () => ({ do: 'series' }),
  // Another number voids the first.
  'invite-organizer': null,
  'set-role': () => ({ do: 'team' }),
  'replace-menu': () => ({ do: 'team' }),
};

function viewOf(command: Command): View | undefined {
  if (!Object.hasOwn(views, command.do)) return undefined;
  const view = views[command.do as ActsOfOrganizers] as ((command: Command) => View) | null;
  return view?.(command);
}
