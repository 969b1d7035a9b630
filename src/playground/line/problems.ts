// What is wrong with a request, in LINE's own error shapes. Knows nothing of HTTP.
import type { Json } from './line.ts';

export interface Problem {
  message: string;
  property: string;
}

export type Report = (problem: Problem) => void;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** LINE's body for values that its request schema refuses: properties read `messages[0].text`. */
export function schemaError(problems: readonly Problem[]): Json {
  return { message: `The request body has ${problems.length} error(s)`, details: problems };
}

/** LINE's body for a message it read but will not send: properties are pointers into the Flex container. */
export function messageError(index: number, problems: readonly Problem[]): Json {
  return { message: `A message (messages[${index}]) in the request body is invalid`, details: problems };
}

export function invalidProperty(name: string): Json {
  return { message: `The property, '${name}', in the request body is invalid (line: -, column: -)` };
}

/** An error body in one line, for the traffic log. */
export function inOneLine(body: unknown): string {
  if (!isJson(body) || typeof body.message !== 'string') return 'refused';
  const details = Array.isArray(body.details) ? body.details.filter(isJson) : [];
  const listed = details.map((detail) => `${detail.property}: ${detail.message}`).join('; ');
  return listed ? `${body.message}: ${listed}` : body.message;
}
