// An error as the log keeps it: what failed and where, without whom and without what they wrote. Pure.

export interface DescribedError {
  type: string;
  message: string;
  /** The frames alone: a stack's head repeats the message. */
  stack?: string;
  /** SQLSTATE, a system's code or a platform's, and what the database says of the place. */
  code?: string;
  cause?: DescribedError;
  [detail: string]: unknown;
}

/** Kept as they are; whatever else an error carries (query parameters, a row's values, bodies) is not. */
const DETAILS = [
  ...['code', 'errno', 'syscall', 'status', 'statusCode', 'severity', 'routine', 'failure', 'platformCode'],
  ...['constraint_name', 'table_name', 'column_name', 'constraint', 'table', 'column', 'retryAfterSeconds'],
];
const DEEPEST = 5;
const LONGEST_MESSAGE = 500;

export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutPeople(String(error)) };
  const given = error as Error & Record<string, unknown>;
  const details = DETAILS.flatMap((name) => {
    const value = given[name];
    if (typeof value === 'string') return [[name, withoutPeople(value)]];
    return typeof value === 'number' ? [[name, value]] : [];
  });
  const frames = framesOf(error);
  const hasCause = error.cause !== undefined && depth < DEEPEST;
  return {
    type: given.constructor?.name || error.name,
    message: messageOf(given),
    ...Object.fromEntries(details),
    ...(frames.length > 0 && { stack: withoutPeople(frames.join('\n')) }),
    ...(hasCause && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** What stands after the message, which may itself look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = message ? stack.indexOf(message) : -1;
  const rest = start >= 0 ? stack.slice(start + message.length) : stack;
  return rest.split('\n').filter((line) => /^\s+at \S.*:\d+\)?$/.test(line));
}

function messageOf(error: Error & Record<string, unknown>): string {
  // Drizzle's message is the query with its parameters: names, answers, what people wrote.
  if ('params' in error && typeof error.query === 'string')
    return `Failed query: ${withoutPeople(error.query).slice(0, LONGEST_MESSAGE)}`;
  // A database quotes the value that it could not read (SQLSTATE class 22).
  const isData = typeof error.code === 'string' && /^22[0-9A-Z]{3}$/.test(error.code);
  const message = isData ? error.message.replace(/: ".*"$/s, ': "…"') : error.message;
  return withoutPeople(message).slice(0, LONGEST_MESSAGE);
}

const URLS = /\bhttps?:\/\/[^\s"'<>)\]]+/gi;
/** Slack's (U0123ABCD and the like) and LINE's (U and 32 hex digits). */
const IDS = /\b(?:[ABCDEFGTUW](?=[A-Z]*\d)[A-Z0-9]{7,}|[UCR][0-9a-f]{32})\b/g;
/** Slack's tokens, the ticket in a Socket Mode address, and signed links. */
const SECRETS =
  /\bx(?:ox[a-z]|app)[-\w.]*-[-\w]+|(?<=\bticket=)[^&\s]+|\beyJ[\w-]+(?:\.[\w-]+){1,2}|(?<=\bBearer )[\w.~+/-]+=*/g;

/** Without platforms' ids of people and places, without tokens, and of an address only where it leads. */
export const withoutPeople = (text: string): string =>
  text.replace(SECRETS, '[redacted]').replace(URLS, shortUrl).replace(IDS, '[id]');

/** No query, and no long part of a path: that is where a response_url or a signed link has its secret. */
function shortUrl(url: string): string {
  if (!URL.canParse(url)) return '[url]';
  const { origin, pathname } = new URL(url);
  const isAnswer = /\/(?:actions|commands|app|services|workflows)\//.test(pathname);
  const path = isAnswer ? '/…' : pathname.replace(/\/[^/]{25,}/g, '/…');
  return `${origin}${path}`;
}
