// Who may run what, asked anew each time: the table says whom a command is for. Taps, words, forms and links come by here.
import { plainCard } from '../cards/note.cards.ts';
import { type Outcome, refused } from '../cards/outcome.ts';
import { type Command, rowOfCommand } from '../commands.ts';
import { noteAction } from '../people/audit.store.ts';
import { teamWords } from '../people/team.words.ts';
import type { Visit } from '../people/visit.ts';
import { questionWords } from '../questions/question.words.ts';
import { isSpeaker } from '../seminars/host.store.ts';
import { findSeminar } from '../seminars/seminar.store.ts';
import { talkWords } from '../surveys/talk.words.ts';

/** Undefined: they may. Else what they are told; where a privilege was claimed, it is noted. */
export async function refuse(visit: Visit, command: Command): Promise<Outcome | undefined> {
  const { db, person, role, reader } = visit;
  const team = teamWords[reader.language];
  const seminarId = 'seminar' in command ? command.seminar : undefined;
  const say = (text: string) => refused(plainCard(text, reader), reader);
  const speaks = async () => seminarId !== undefined && (await isSpeaker(db, seminarId, person.id));
  switch (rowOfCommand(command).who) {
    case 'anyone':
      return undefined;
    case 'speaker':
      return (await speaks()) ? undefined : say(talkWords[reader.language].notYours);
    case 'speaker_or_organizer':
      return role !== null || (await speaks()) ? undefined : say(questionWords[reader.language].notYours);
    case 'organizer':
      if (role !== null) return undefined;
      await noteRefusal(visit, { command, seminarId });
      return say(team.notOrganizer);
    case 'admin':
      if (role === 'admin') return undefined;
      await noteRefusal(visit, { command, seminarId });
      return say(role === null ? team.notOrganizer : team.notAdmin);
  }
}

/** A privileged action by someone without the privilege: forged, or taken from an old message. */
async function noteRefusal(
  { db, person, now }: Visit,
  { command, seminarId }: { command: Command; seminarId: string | undefined },
): Promise<void> {
  const after = { command: command.do };
  const subject = (seminarId && (await findSeminar(db, seminarId))?.title) || person.name;
  await noteAction(db, { actor: person.id, action: 'refused', subject, seminarId, after }, now);
}
