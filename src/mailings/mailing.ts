// What an organizer writes to a seminar's people: to whom, and how long it may be. Pure.
import type { Rsvp } from '../rsvps/rsvp.ts';
import { isTooLong } from '../text/length.ts';

export const AUDIENCES = ['attending', 'waitlisted', 'party'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Mailing {
  id: string;
  seminarId: string;
  /** The organizer's person id. */
  author: string;
  audience: Audience;
  text: string;
  createdAt: Temporal.Instant;
  /** null: a draft. */
  sentAt: Temporal.Instant | null;
}

export const LONGEST_MAILING = 1000;

/** `known`: the draft that the form showed. */
export function readMailing(
  values: Record<string, string>,
  known?: Pick<Mailing, 'text'>,
): { audience: Audience; text: string } | { problems: Record<string, 'required' | 'too_long'> } {
  const text = (values.text ?? '').replace(/\r\n?/g, '\n').trim();
  const audience = AUDIENCES.find((each) => each === values.audience);
  const problems: Record<string, 'required' | 'too_long'> = {};
  if (!audience) problems.audience = 'required';
  if (!text) problems.text = 'required';
  if (isTooLong(text, LONGEST_MAILING, known?.text)) problems.text = 'too_long';
  return audience && Object.keys(problems).length === 0 ? { audience, text } : { problems };
}

/** Whether it still concerns someone when it is sent: not who withdrew meanwhile. */
export function isStillFor(audience: Audience, rsvp: Rsvp | null): boolean {
  if (audience === 'party') return rsvp?.isAtParty === true;
  return rsvp?.standing === 'attending' || rsvp?.standing === 'waitlisted';
}
