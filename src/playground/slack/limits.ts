// Every limit of Slack's that the playground holds the bot to, by name, with its source. Lengths are in UTF-16 units.

/** https://docs.slack.dev/reference/block-kit/blocks and the pages of each block below it. */
export const blockLimits = {
  perMessage: 50,
  perView: 100,
  blockId: 255,
  headerText: 150,
  sectionText: 3000,
  sectionFields: 10,
  sectionFieldText: 2000,
  contextElements: 10,
  contextActionsElements: 5,
  actionsElements: 25,
  inputLabel: 2000,
  inputHint: 2000,
  imageTitle: 2000,
  imageAltText: 2000,
  markdownText: 12_000,
  tableRows: 100,
  tableCells: 20,
  cardTitle: 150,
  cardBody: 200,
  carouselCards: 10,
  alertText: 200,
} as const;

/** https://docs.slack.dev/reference/block-kit/block-elements and …/composition-objects. */
export const elementLimits = {
  actionId: 255,
  buttonText: 75,
  buttonValue: 2000,
  accessibilityLabel: 75,
  url: 3000,
  placeholder: 150,
  options: 100,
  optionGroups: 100,
  overflowOptions: 5,
  choiceOptions: 10,
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  optionGroupLabel: 75,
  plainTextInput: 3000,
  filesPerInput: 10,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
} as const;

/** https://docs.slack.dev/reference/views/modal-views and …/surfaces/modals (stack, 3 s). */
export const viewLimits = {
  title: 24,
  button: 24,
  privateMetadata: 3000,
  callbackId: 255,
  externalId: 255,
  /** "view_too_large: the provided view is greater than 250kb", https://docs.slack.dev/reference/methods/views.open */
  bytes: 250_000,
  stack: 3,
} as const;

/** https://docs.slack.dev/reference/methods/chat.postMessage: cut at 40,000; here refused. chat.update's 4,000 is not confirmed. */
export const messageLimits = { postText: 40_000, updateText: 4000 } as const;

/** https://docs.slack.dev/interactivity/handling-user-interaction */
export const interactionLimits = {
  answerWithinMs: 3000,
  triggerIdMs: 3000,
  responseUrlUses: 5,
  responseUrlMinutes: 30,
} as const;

/** Calls a minute, https://docs.slack.dev/apis/web-api/rate-limits (each is "N+": the least Slack allows). */
export const tierPerMinute = { tier1: 1, tier2: 20, tier3: 50, tier4: 100 } as const;

/** Same page: one post a second in a channel, short bursts tolerated, several hundred a minute in a workspace. */
export const postRate = { perChannelPerSecond: 1, channelBurst: 3, perWorkspacePerMinute: 500 } as const;

/** Waits before an event's three retries: Slack's are at once, 1 min, 5 min (https://docs.slack.dev/apis/events-api); shortened. */
export const eventRetryWaitsMs = [0, 50, 250] as const;
