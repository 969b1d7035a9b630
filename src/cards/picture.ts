// A picture on a card or above a form, as plain data: what it shows, and where it is by then. Knows nothing that draws.

export interface Picture {
  /** Read out, and shown where the picture is not. */
  alt: string;
  of: PictureOf;
  /** In px. */
  width: number;
  height: number;
  /** Where it is to be had. Told on the way out (bot/pictures.ts), not by the room that asks for it. */
  at?: PictureAt;
}

/** What it shows; whoever has it drawn looks that up. */
export interface PictureOf {
  kind: 'cover';
  seminarId: string;
  language: 'ja' | 'en';
  /** Of what it shows: as long as that stays, so does the picture. */
  hash: string;
  /** Unset: it is a draft's, for its organizers alone. */
  isPublic: boolean;
  /** Set: it is a picture that somebody brought, which needs no drawing any more. */
  isOwn?: true;
}

export type PictureAt = { kind: 'address'; url: string } | { kind: 'file'; id: string };
