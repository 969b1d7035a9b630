// A button that prints the page. It needs the only script that our pages have; where none runs the button is not there.
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { securityPolicy } from './headers.ts';
import type { Html } from './page.ts';

const script = `const button = document.querySelector('[data-print]');
button.hidden = false;
button.addEventListener('click', () => print());`;

const hash = createHash('sha256').update(script).digest('base64');

export const renderPrintButton = (label: string): Html =>
  html`<p class="print"><button type="button" class="plain" data-print hidden>${label}</button></p><script type="module">${raw(script)}</script>`;

/** Lets this page run this script, and no other. */
export const allowPrinting = (context: Context): void =>
  context.header('content-security-policy', `${securityPolicy}; script-src 'sha256-${hash}'`);
