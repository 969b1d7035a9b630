// What a signed link opens, for the person it was made for: a command, run as any tap is. Three kinds run none: the
// calendar file, the page behind a door's QR code, and pictures.

import type { Language } from '../cards/card.ts';
import type { Places } from '../cards/place.ts';
import { openGuestPage } from '../checkins/guest-page.ts';
import type { Clock } from '../clock.ts';
import { type Command, encodeCommand, isShown, submission } from '../commands.ts';
import type { DatabaseRoot } from '../database/client.ts';
import type { Links } from '../messages/links.ts';
import { findPerson } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import type { GuestVisit, Settings } from '../people/visit.ts';
import { openCalendar } from '../rsvps/open-calendar.ts';
import type { Bot, LinkTarget } from '../surfaces/bot.ts';
import { type LinkedCommand, linkedCommand } from './linked-command.ts';
import type { Pictures } from './pictures.ts';
import { readClosed } from './read-closed.ts';
import type { RunCommand } from './run-command.ts';

interface Parts {
  db: DatabaseRoot;
  links: Links;
  clock: Clock;
  settings: Settings;
  places: Places;
  countWalkIn: GuestVisit['countWalkIn'];
  runAs: RunCommand['runAs'];
  /** Unset: none are shown. */
  pictures?: Pictures;
}

const invalid: LinkTarget = { kind: 'invalid' };

export function createReadLink(parts: Parts): Bot['readLink'] {
  const { db, links, clock, settings, places, countWalkIn } = parts;
  return async (token, use) => {
    const link = await links.read(token);
    if (link.kind === 'invalid' || link.subject.use !== use) return invalid;
    const { subject } = link;
    const visit: GuestVisit = { db, settings, countWalkIn, place: places.page, now: clock.now() };
    if (subject.use === 'checkin') {
      return link.kind === 'expired' ? { kind: 'expired', language: 'ja' } : openCheckIn(parts, visit, subject);
    }
    if (subject.use === 'picture' || subject.use === 'preview') {
      return (link.kind === 'valid' && (await parts.pictures?.read(subject))) || invalid;
    }
    const person = await findPerson(db, subject.personId);
    if (!person) return invalid;
    const closed = await readClosed(parts, { subject, person });
    if (closed) return closed;
    if (link.kind === 'expired') return { kind: 'expired', language: person.language };
    if (subject.use === 'desk') return openDesk(parts, person);
    if (subject.use === 'calendar') {
      const file = await openCalendar(visit, { ...subject, personId: person.id });
      return file ? { kind: 'calendar', ...file } : invalid;
    }
    const linked = linkedCommand(subject);
    return linked ? openCommand(parts, linked, person) : invalid;
  };
}

const runFor =
  ({ runAs }: Parts, person: Person) =>
  (command: Command) =>
    runAs({ person, command });

function openCommand(parts: Parts, { opens, sends }: LinkedCommand, person: Person): LinkTarget {
  const run = runFor(parts, person);
  return {
    kind: 'command',
    language: person.language,
    open: () => run(isShown(opens) ? opens : { do: 'unknown', heard: '' }),
    submit: sends && ((values, sent) => run(submission(sends(sent), values))),
  };
}

const START: Command = { do: 'desk' };
/** So long a form may be written on, e.g. begun before work and sent after it. Who may do what is asked when it is sent. */
const FORM_OPEN_FOR = Temporal.Duration.from({ hours: 12 });

function openDesk(parts: Parts, person: Person): LinkTarget {
  const { links, clock } = parts;
  const run = runFor(parts, person);
  return {
    kind: 'desk',
    language: person.language,
    open: (asked) => run(isShown(asked) ? asked : START),
    run,
    async keepOpen({ submit, opener }) {
      const form = { form: JSON.stringify(submit), opener: encodeCommand(opener) };
      const expiresAt = clock.now().add(FORM_OPEN_FOR);
      const url = await links.make({ use: 'form', personId: person.id, ...form, expiresAt });
      return url?.split('/').at(-1) ?? '';
    },
  };
}

async function openCheckIn(
  { pictures }: Parts,
  visit: GuestVisit,
  which: { seminarId: string; day: string },
): Promise<LinkTarget> {
  const opened = await openGuestPage(visit, which);
  switch (opened.kind) {
    case 'open': {
      const pictureIn = async (language: Language) => {
        const { card } = opened.page(language);
        return ((await pictures?.addressed(card, visit)) ?? card).picture;
      };
      const covers = { ja: await pictureIn('ja'), en: await pictureIn('en') };
      const page: typeof opened.page = (language, from) => {
        const { card, form } = opened.page(language, from);
        return { form, card: { ...card, picture: covers[language] } };
      };
      return { ...opened, kind: 'check-in', page };
    }
    case 'other_day':
      return { kind: 'expired', language: 'ja' };
    case 'no_seminar':
      return invalid;
  }
}
