// Where somebody comes from: the kinds that organizers ask for and count. Pure.

export const AFFILIATIONS = ['staff', 'municipality', 'citizen', 'company'] as const;
export type Affiliation = (typeof AFFILIATIONS)[number];

export const readAffiliation = (text: string | undefined): Affiliation | null =>
  AFFILIATIONS.find((each) => each === text) ?? null;
