// Slack's limits, named. Lengths are in UTF-16 units; sources: docs.slack.dev/reference/block-kit and …/views.

export const textLimits = {
  header: 150,
  section: 3000,
  context: 2000,
  buttonLabel: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** Advised for a message's `text`, markup counted; chat.update may refuse more. */
  messageText: 4000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  optionLabel: 75,
  /** Not documented; an error is one line under a field. */
  fieldError: 500,
} as const;

export const inputLimits = { textLength: 3000, options: 100, optionValue: 150, radioOptions: 4, fields: 90 } as const;

export const buttonLimits = { perRow: 25, value: 2000, url: 3000, rows: 12 } as const;

/** An overflow menu; it asks one question for all that it holds, or none. Slack's reference used to ask for two at least. */
export const menuLimits = { fewest: 2, options: 5, value: 150 } as const;

export type BlockSurface = 'message' | 'modal' | 'home';

/**
 * `json`: how long the blocks may be as JSON. Messages beyond about 13,000 are refused with msg_blocks_too_long, and rich
 * text counts with its structure (slackapi/bolt-js#2509, #2867); a view may have 250 KB, at most 3 bytes a character.
 */
export const blockLimits: Record<BlockSurface, { blocks: number; json: number }> = {
  message: { blocks: 50, json: 12_500 },
  modal: { blocks: 100, json: 70_000 },
  home: { blocks: 100, json: 70_000 },
};

export const pictureLimits = {
  /** Of an image block. */
  altText: 2000,
  imageUrl: 3000,
  /** Ours: for drawing, uploading and Slack's own look at it. A message waits no longer. */
  readyWithinMs: 8000,
  askAgainMs: 400,
  /** Ours: for so long after one was refused, messages go without. */
  offMs: 10 * 60_000,
} as const;

/** A request's body; Slack's own are far smaller. */
export const requestBytes = 1024 * 1024;

/** Slack wants to be answered within 3 s. */
export const answerWithinMs = 2500;

/** What Slack refused for so long at most is shown again at once; for longer, the inbox keeps it. */
export const retryInPlaceSeconds = 3;

/**
 * After how many seconds each, what tells of progress is shown anew. A response_url works five times in 30 minutes: one is
 * used for the answer, and one is left.
 */
export const followSeconds: Record<'view' | 'message', readonly number[]> = {
  view: [2, 3, 5, 10, 20, 40, 60, 120, 300, 600],
  message: [4, 20, 90],
};

/** For one call of Slack's Web API, or one answer to a response_url. */
export const callTimeoutMs = 10_000;

/** Looking for a message that may have been sent: Slack's recommended page, and how many pages at most. */
export const historyLimits = { page: 200, pages: 10, secondsBefore: 60 } as const;
