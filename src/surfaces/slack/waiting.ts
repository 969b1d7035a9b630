// Slack, while it waits, and what it is told. Types alone.
import type { types } from '@slack/bolt';

/** What Slack does with the modal; nothing given, it closes. */
export type FormAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: types.ModalView };

/** `body`: what becomes of a modal. */
export interface Heard {
  status: 200 | 503;
  body?: FormAnswer;
}

/** Slack, while it waits for an answer. */
export interface Waiting {
  /** The first answer counts. */
  answer(heard: Heard): void;
  /** What Slack is told when it gets late; 503 until this is called. */
  ifLate(heard: Heard): void;
  /** It got late, and Slack was told so. */
  isOver(): boolean;
}
