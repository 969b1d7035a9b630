// How the playground's Slack says no: `{ok: false, error, …}`, thrown by methods and answered by the Web API.
import { type Problem, worded } from './rule.ts';
import type { Json } from './slack.ts';

export class SlackRefusal extends Error {
  readonly body: Json;
  readonly status: number;
  /** It tells what the member did meanwhile, so that no bot can know it before: nothing went wrong. */
  readonly isMeanwhile: boolean;
  constructor(
    error: string,
    { more = {}, status = 200, isMeanwhile = false }: { more?: Json; status?: number; isMeanwhile?: boolean } = {},
  ) {
    super(error);
    this.name = 'SlackRefusal';
    this.body = { ok: false, error, ...more };
    this.status = status;
    this.isMeanwhile = isMeanwhile;
  }
}

/** `invalid_blocks` or `invalid_arguments`, saying what is wrong where. */
export function refuseProblems(error: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const errors = problems.map(worded);
  const messages = errors.map((each) => `[ERROR] ${each}`);
  const more = { response_metadata: { messages } };
  throw new SlackRefusal(error, { more: error === 'invalid_blocks' ? { errors, ...more } : more });
}

export const missing = (name: string) =>
  new SlackRefusal('invalid_arguments', {
    more: { response_metadata: { messages: [`[ERROR] missing required field: ${name}`] } },
  });

/** One line for the traffic log. */
export function inOneLine(body: Json): string {
  const metadata = body.response_metadata as { messages?: string[] } | undefined;
  return [String(body.error), ...(metadata?.messages ?? [])].join(': ');
}
