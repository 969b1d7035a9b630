// What a person's signed link stands for: the command that it opens, and the form that it may send. What is in the
// link itself is links.ts's; a link that was sent out once opens the same as long as it is good.

import { type Command, decodeCommand, decodeFormCommand, type FormCommand } from '../commands.ts';
import type { LinkSubject } from '../messages/links.ts';

export type CommandSubject = Exclude<LinkSubject, { use: 'desk' | 'calendar' | 'checkin' | 'picture' | 'preview' }>;

export interface LinkedCommand {
  opens: Command;
  /** `sent`: the submit that came back with the form; only which one of several it was is taken from it. */
  sends?(sent: FormCommand | undefined): FormCommand;
}

const ownCommands: Record<'mine' | 'introduction' | 'take', LinkedCommand> = {
  mine: { opens: { do: 'my-data' } },
  take: { opens: { do: 'take-my-data' } },
  introduction: { opens: { do: 'open-introduction' }, sends: () => ({ do: 'submit-introduction' }) },
};

/** Undefined: another version's, which this one does not know. */
export function linkedCommand(subject: CommandSubject): LinkedCommand | undefined {
  if (subject.use === 'form') {
    const submit = decodeFormCommand(subject.form);
    return submit && { opens: decodeCommand(subject.opener), sends: () => submit };
  }
  if (!('seminarId' in subject)) return ownCommands[subject.use];
  const { seminarId: seminar } = subject;
  switch (subject.use) {
    case 'survey':
      return {
        opens: { do: 'open-survey', seminar, words: subject.words },
        sends: () => ({ do: 'submit-survey', seminar }),
      };
    case 'absence':
      return { opens: { do: 'open-absence', seminar }, sends: () => ({ do: 'submit-absence', seminar }) };
    case 'question':
      return {
        opens: { do: 'open-question', seminar },
        sends: (sent) => {
          const question = sent?.do === 'submit-question' ? sent.question : undefined;
          return { do: 'submit-question', seminar, question };
        },
      };
    case 'results':
      return { opens: { do: 'results', seminar } };
    case 'talk':
      return { opens: { do: 'talk', seminar } };
    case 'door':
      return { opens: { do: 'door-page', seminar } };
    case 'export':
      return { opens: { do: 'export', seminar, format: subject.format } };
  }
}
