// What a failed call of Slack's Web API means for the message that was to be sent.
import { webApi } from '@slack/bolt';
import { SendError, type SendFailure } from '../../messages/sender.ts';
import { failureOfSilence } from '../../messages/unanswered.ts';
import { RespondError } from './respond.ts';

/** https://docs.slack.dev/reference/methods/conversations.open: the person is gone, or takes no DMs from bots. */
const personGone = new Set([
  'user_disabled',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'cannot_dm_bot',
  'account_inactive',
]);
/** About the bot's own token: somebody must mend it, and nothing may be dropped until then. */
const tokenCodes = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'org_login_required',
]);
/** https://docs.slack.dev/reference/methods/chat.postMessage and views.open; a response_url says the same in its body. */
const badContent =
  /\b(invalid_blocks\w*|invalid_arguments|invalid_payload|msg_too_long|msg_blocks_too_long|no_text|view_too_large)\b/;
const notDone = new Set(['ratelimited', 'rate_limited', 'request_timeout', 'team_added_to_org']);
const maybeDone = new Set(['internal_error', 'fatal_error', 'service_unavailable']);
/** Slack's code for the fault, e.g. `not_in_channel`; undefined when Slack itself did not answer. */
export function platformCodeOf(fault: unknown): string | undefined {
  const said = saidOf(fault);
  // An answer that is no JSON comes as a platform error too, its whole body as the code.
  return typeof said === 'string' && /^[a-z][a-z0-9_]{1,80}$/.test(said) ? said : undefined;
}

function saidOf(fault: unknown): unknown {
  if (fault instanceof webApi.WebAPIPlatformError) return fault.data.error;
  if (fault instanceof webApi.WebAPIHTTPError) return (fault.body as { error?: unknown } | undefined)?.error;
  return undefined;
}

export const isTokenFault = (fault: unknown): boolean => tokenCodes.has(platformCodeOf(fault) ?? '');

/** `isPerson`: the call was about a person, so that a code may mean them. */
export function sendErrorOf(fault: unknown, { isPerson }: { isPerson: boolean }): SendError {
  if (fault instanceof SendError) return fault;
  const platformCode = platformCodeOf(fault);
  return new SendError(failureOf(fault, platformCode, isPerson), {
    cause: fault,
    platformCode,
    retryAfterSeconds: retryAfterOf(fault),
  });
}

function failureOf(fault: unknown, code: string | undefined, isPerson: boolean): SendFailure {
  if (fault instanceof webApi.WebAPIRateLimitedError) return 'retry';
  if (fault instanceof webApi.WebAPIRequestError) return failureOfSilence(fault.original);
  if (fault instanceof webApi.WebAPIHTTPError) {
    if (fault.statusCode >= 500 || fault.statusCode === 408) return 'unknown_outcome';
    if (code === undefined) return 'retry';
  }
  if (code === undefined || maybeDone.has(code)) return 'unknown_outcome';
  if (isPerson && personGone.has(code)) return 'unreachable';
  if (notDone.has(code) || tokenCodes.has(code)) return 'retry';
  return 'permanent';
}

function retryAfterOf(fault: unknown): number | undefined {
  if (fault instanceof webApi.WebAPIRateLimitedError) return fault.retryAfter;
  const metadata = fault instanceof webApi.WebAPIPlatformError ? fault.data.response_metadata : undefined;
  return typeof metadata?.retryAfter === 'number' ? metadata.retryAfter : undefined;
}

/** What was to be shown is at fault, wherever it goes: it could not be drawn, or Slack takes no such thing. */
export function isContentFault(fault: unknown): boolean {
  if (fault instanceof RespondError) return fault.status !== undefined && badContent.test(fault.message);
  if (isSlacks(fault)) return badContent.test(platformCodeOf(fault) ?? '');
  return true;
}

/** Slack took nothing, for what it was given: something else may be sent in its place. */
export const isContentRefused = (fault: unknown): boolean =>
  (fault instanceof RespondError || isSlacks(fault)) && isContentFault(fault);

/** How long until Slack may take an answer that it refused just now; undefined: it will not take it there at all. */
export function secondsUntilTaken(fault: unknown): number | undefined {
  if (fault instanceof RespondError) {
    const isForNow = fault.status === undefined || fault.status === 429 || fault.status >= 500;
    return isForNow ? (fault.retryAfterSeconds ?? 1) : undefined;
  }
  if (!isSlacks(fault)) return undefined;
  const { failure, retryAfterSeconds } = sendErrorOf(fault, { isPerson: true });
  return failure === 'retry' || failure === 'unknown_outcome' ? (retryAfterSeconds ?? 1) : undefined;
}

const isSlacks = (fault: unknown): boolean =>
  fault instanceof webApi.WebAPIRateLimitedError ||
  fault instanceof webApi.WebAPIRequestError ||
  fault instanceof webApi.WebAPIHTTPError ||
  fault instanceof webApi.WebAPIPlatformError;
