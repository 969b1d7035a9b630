// Who one is, in three taps and a name. Plain data.
import type { Button, Card, Field, Form } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import { AFFILIATIONS, type Affiliation } from './affiliation.ts';
import { introductionWords } from './introduction.words.ts';
import type { Settings } from './visit.ts';

/** Of a city's longest department and a company's full name. */
export const LONGEST_NAME = 60;
export const LONGEST_ORGANIZATION = 80;

type Years = Pick<Settings, 'retentionYears'>;

/** The first tap, listed below the answer that it comes with. */
export function askAffiliationCard({ retentionYears }: Years, { language }: Reader): Card {
  const text = introductionWords[language];
  const button = (affiliation: Affiliation): Button => ({
    kind: 'command',
    label: text.affiliations[affiliation],
    command: { do: 'tell-affiliation', affiliation },
  });
  return {
    summary: text.title,
    title: text.title,
    text: [text.text],
    buttons: [AFFILIATIONS.slice(0, 2).map(button), AFFILIATIONS.slice(2).map(button)],
    isAside: true,
    note: text.privacy(retentionYears, false),
  };
}

/** At the workplace it is known who they are; only where they work may not be. */
export function askOrganizationCard({ retentionYears }: Years, reader: Reader): Card {
  const text = introductionWords[reader.language];
  return {
    summary: text.whichDepartment,
    title: text.whichDepartment,
    text: [text.text],
    buttons: [introduceButtons({ url: undefined }, reader, { label: text.fillOrganization })],
    isAside: true,
    note: text.privacy(retentionYears, true),
  };
}

/** `url`: of the form, where it cannot be shown here. */
export function affiliationToldCard({ url }: { url: string | undefined }, reader: Reader): Card {
  const text = introductionWords[reader.language];
  return {
    summary: text.thanks,
    title: text.thanks,
    text: [text.thanksText],
    buttons: [introduceButtons({ url }, reader, { label: text.fill, style: 'primary' })],
  };
}

export function introduceButtons(
  { url }: { url: string | undefined },
  { place }: Reader,
  look: { label: string; style?: 'primary' },
): Button[] {
  if (place.showsForms) return [{ kind: 'command', command: { do: 'open-introduction' }, ...look }];
  return url ? [{ kind: 'link', url, ...look }] : [];
}

export interface Introduction {
  affiliation: Affiliation | null;
  name: string;
  organization: string;
}

/** `isNameTold`: the workplace tells what they are called. */
export function introductionForm(
  said: Introduction,
  { isNameTold, retentionYears }: { isNameTold: boolean } & Years,
  { language }: Reader,
): Form {
  const text = introductionWords[language];
  const name: Field = {
    name: 'name',
    type: 'text',
    label: text.name,
    hint: text.nameHint,
    maxLength: LONGEST_NAME,
    value: said.name,
  };
  return {
    submit: { do: 'submit-introduction' },
    title: text.formTitle(isNameTold),
    submitLabel: text.save,
    intro: text.privacy(retentionYears, isNameTold),
    fields: [
      ...(isNameTold ? [] : [name]),
      {
        name: 'organization',
        type: 'text',
        label: text.organization(isNameTold),
        hint: text.organizationHint,
        maxLength: LONGEST_ORGANIZATION,
        isOptional: true,
        value: said.organization,
      },
      {
        name: 'affiliation',
        type: 'choice',
        label: text.affiliation,
        isOptional: true,
        options: AFFILIATIONS.map((value) => ({ value, label: text.affiliations[value] })),
        ...(said.affiliation && { value: said.affiliation }),
      },
    ],
    language,
  };
}
