// The stylesheets, read once; their addresses change with their content, so that browsers may keep them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const versionOf = (css: string): string => createHash('sha256').update(css).digest('hex').slice(0, 8);

export const stylesheet = ['./tokens.css', './tokens-dark.css', './web.css', './parts.css', './print.css']
  .map(read)
  .join('\n');
export const stylesheetPath = `/web.css?v=${versionOf(stylesheet)}`;

/** The door's page is of another kind: read from the back of a room, and light. */
export const doorStylesheet = ['./tokens.css', './door.css'].map(read).join('\n');
export const doorStylesheetPath = `/door.css?v=${versionOf(doorStylesheet)}`;
