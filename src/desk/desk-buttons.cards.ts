// What organizers can do about a seminar, as buttons: the few that are most of use now, and all. Plain data.

import type { Button } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { cancelWords } from '../changes/cancel.words.ts';
import { editWords } from '../changes/edit.words.ts';
import { doorState } from '../checkins/checkin.ts';
import { doorWords } from '../checkins/door.words.ts';
import type { Command } from '../commands.ts';
import { materialWords } from '../materials/material.words.ts';
import { logWords } from '../people/log.words.ts';
import { composeWords } from '../seminars/compose.words.ts';
import { hostWords } from '../seminars/host.words.ts';
import { type Seminar, type SeminarPhase, seminarPhase } from '../seminars/seminar.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import { seriesWords } from '../seminars/series.words.ts';
import { deskWords } from './desk.words.ts';
import { stageOf } from './stage.ts';

/** One row, the likeliest first. `isOrphan`: nobody looks after it. */
export function mainButtons(seminar: Seminar, { isOrphan }: { isOrphan: boolean }, reader: Reader): Button[] {
  const of = buttonsOf(seminar, reader);
  return [...(isOrphan ? [of.hosts] : []), ...stageButtons(of, seminar, reader)];
}

type Buttons = ReturnType<typeof buttonsOf>;

function stageButtons(of: Buttons, seminar: Seminar, reader: Reader): Button[] {
  switch (stageOf(seminar, reader.now)) {
    case 'drafts':
      return [of.openDraft, of.editDraft];
    case 'coming':
      return doorState(seminar, reader.now) === 'open' ? [of.door, of.attendees] : [of.attendees, of.edit];
    case 'running':
      return [of.door, of.attendees, of.materials];
    case 'surveys':
      return [of.results, of.materials];
    case 'past':
      return seminar.status === 'cancelled' ? [of.attendees, of.copy] : [of.results, of.copy];
  }
}

/** Beside each other, where all else is folded away. */
const FEW = 3;

/** For a place whose fold holds any number. `isMain`: the likeliest stands out. `others`: what that place alone can do. */
export function foldedButtons(
  seminar: Seminar,
  { isOrphan, isMain, others }: { isOrphan: boolean; isMain: boolean; others: Button[] },
  reader: Reader,
): { shown: Button[]; more: Button[] } {
  const few = mainButtons(seminar, { isOrphan }, reader).slice(0, FEW);
  const all = [...usualButtons(seminar, reader), ...others, ...rareButtons(seminar, reader)];
  return {
    shown: few.map((button, index) => (isMain && index === 0 ? { ...button, style: 'primary' } : button)),
    more: all.filter(({ label }) => few.every((each) => each.label !== label)),
  };
}

/** One row: what concerns this session. */
export function usualButtons(seminar: Seminar, reader: Reader): Button[] {
  return sessionButtons(buttonsOf(seminar, reader), seminarPhase(seminar, reader.now));
}

/** What leads on from it, and what is seldom wanted; not more than a menu holds. */
export function rareButtons(seminar: Seminar, reader: Reader): Button[] {
  const of = buttonsOf(seminar, reader);
  return [of.hosts, of.copy, of.series, of.log, ...endingButtons(of, seminarPhase(seminar, reader.now))];
}

/** What cannot be taken back stands apart from what is pressed every day. */
function endingButtons(of: Buttons, phase: SeminarPhase): Button[] {
  if (phase === 'draft' || phase === 'scheduled') return [of.deleteDraft];
  return phase === 'open' || phase === 'closed' ? [of.cancel] : [];
}

function sessionButtons(of: Buttons, phase: SeminarPhase): Button[] {
  switch (phase) {
    case 'draft':
    case 'scheduled':
      return [{ ...of.openDraft, style: 'primary' }, of.editDraft, of.materials];
    case 'open':
    case 'closed':
    case 'running':
      return [of.attendees, of.door, of.materials, of.edit];
    case 'over':
      return [of.attendees, of.door, of.materials, of.results];
    case 'cancelled':
      return [of.attendees];
  }
}

function buttonsOf({ id: seminar }: Seminar, { language }: Reader) {
  const desk = deskWords[language];
  const seminarText = seminarWords[language];
  const cancel = cancelWords[language];
  const compose = composeWords[language];
  const to = (label: string, command: Command, style?: 'danger'): Button => ({
    kind: 'command',
    label,
    command,
    ...(style && { style }),
  });
  return {
    openDraft: to(compose.openDraft, { do: 'preview-draft', seminar }),
    deleteDraft: to(compose.deleteDraft, { do: 'ask-delete-draft', seminar }, 'danger'),
    editDraft: to(seminarText.edit, { do: 'edit-draft', seminar }),
    edit: to(editWords[language].button, { do: 'edit', seminar }),
    attendees: to(seminarText.attendees, { do: 'attendees', seminar }),
    door: to(doorWords[language].button, { do: 'door', seminar }),
    materials: to(materialWords[language].button, { do: 'materials', seminar }),
    results: to(desk.results, { do: 'results', seminar }),
    cancel: to(cancel.button, { do: 'open-cancel', seminar }, 'danger'),
    hosts: to(hostWords[language].title, { do: 'hosts', seminar }),
    copy: to(seriesWords[language].copy, { do: 'copy', seminar }),
    series: to(seriesWords[language].open, { do: 'open-series', seminar }),
    log: to(logWords[language].title, { do: 'log', seminar }),
  };
}
