// The one stylesheet, read once; its address changes with its content, so that browsers may keep it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const stylesheet: string = readFileSync(new URL('./web.css', import.meta.url), 'utf8');

const version = createHash('sha256').update(stylesheet).digest('hex').slice(0, 8);
export const stylesheetPath = `/web.css?v=${version}`;
