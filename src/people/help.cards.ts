// The bot explains itself. Plain data.
import type { Button, Card } from '../cards/card.ts';
import { listWords } from '../cards/list.words.ts';
import { seeList } from '../cards/note.cards.ts';
import { COUNTED, PLATFORM_NAMES } from '../cards/place.ts';
import type { Reader } from '../cards/reader.ts';
import type { CommandOf } from '../commands.ts';
import { helpWords } from './help.words.ts';
import { languageButton } from './language.cards.ts';
import { muteWords } from './mute.words.ts';
import type { otherPlatform } from './person.ts';

export function helpCard({ isOrganizer }: { isOrganizer: boolean }, reader: Reader): Card {
  const help = helpWords[reader.language];
  const list = listWords[reader.language];
  const bullets = (lines: string[]) => lines.map((line) => `・${line}`).join('\n');
  const organizer = isOrganizer ? [`${help.organizerLead}\n${bullets(help.organizer[reader.place.platform])}`] : [];
  const mine: Button = { kind: 'command', label: help.mine, command: { do: 'mine' } };
  const plan: Button = { kind: 'command', label: list.newSeminar, command: { do: 'new-seminar' } };
  return {
    summary: help.title,
    title: help.title,
    text: [help.lead, bullets(help[reader.place.platform]), ...organizer],
    buttons: [
      [seeList(reader), mine],
      ...(isOrganizer ? [[plan]] : []),
      [languageButton(reader), myDataButton(reader)],
    ],
  };
}

export const myDataButton = ({ language }: Reader): Button => ({
  kind: 'command',
  label: helpWords[language].myData,
  command: { do: 'my-data' },
});

/** Greets a new follower, above what is coming. */
export function welcomeCard({ items }: Card, reader: Reader): Card {
  const help = helpWords[reader.language];
  const { length: coming = 0 } = items ?? [];
  return {
    summary: help.welcome,
    title: help.welcome,
    text: [help.welcomeText, coming > 0 ? help.welcomeComing : help.welcomeEmpty],
    items,
    buttons: [[...(coming > 0 ? [seeList(reader)] : []), helpButton(reader)], [languageButton(reader)]],
  };
}

/** A kind word, and the ways on. */
export function smallTalkCard(about: CommandOf<'small-talk'>['about'], reader: Reader): Card {
  const said = helpWords[reader.language].smallTalk[about];
  return { summary: said, text: [said], buttons: [[seeList(reader), helpButton(reader)]] };
}

export function helpButton({ language }: Reader): Button {
  return { kind: 'command', label: helpWords[language].howTo, command: { do: 'help' } };
}

/** Text that means nothing to us: a short help instead of silence. */
export function notUnderstoodCard(reader: Reader): Card {
  const help = helpWords[reader.language];
  const hints = help[reader.place.platform].slice(0, 2);
  return {
    summary: help.notUnderstood,
    text: [help.notUnderstood, hints.join('\n')],
    buttons: [[seeList(reader), helpButton(reader)]],
  };
}

/** `preference`: of who is on several platforms. */
export function muteCard({ isMuted, preference }: { isMuted: boolean; preference?: Preference }, reader: Reader): Card {
  const mute = muteWords[reader.language];
  return {
    summary: isMuted ? mute.muted : mute.unmuted,
    title: isMuted ? mute.muted : mute.unmuted,
    text: [isMuted ? mute.mutedText : mute.unmutedText],
    buttons: [
      [
        isMuted
          ? { kind: 'command', label: mute.unmute, command: { do: 'unmute' } }
          : { kind: 'command', label: mute.mute, command: { do: 'mute' } },
        ...preferButtons(preference, reader),
      ],
    ],
  };
}

/** Where they have what is for them alone, and where else they may. */
export type Preference = ReturnType<typeof otherPlatform>;

export function preferButtons(preference: Preference, { language }: Reader): Button[] {
  if (!preference) return [];
  const { other } = preference;
  return [
    { kind: 'command', label: muteWords[language].prefer(PLATFORM_NAMES[other]), command: { do: 'prefer', on: other } },
  ];
}

export function preferredCard({ now, other }: NonNullable<Preference>, reader: Reader): Card {
  const text = muteWords[reader.language];
  const preferred = text.preferred(PLATFORM_NAMES[now]);
  const whenFull = now === COUNTED ? [text.elsewhereWhenFull(PLATFORM_NAMES[other])] : [];
  return {
    summary: preferred,
    title: preferred,
    text: [text.preferredText(PLATFORM_NAMES[now]), ...whenFull],
    buttons: [preferButtons({ now, other }, reader)],
  };
}

/** A preview's button was tried: nothing leads away from what is being looked at. */
export function previewTapCard({ language }: Reader): Card {
  const { previewTap } = helpWords[language];
  return { summary: previewTap, text: [previewTap] };
}
