// The page at a seminar's door: a QR code and four digits, to be projected or printed. Needs nothing from outside.
import { html } from 'hono/html';
import qrcode from 'qrcode-generator';
import { pageWords } from '../../cards/page.words.ts';
import type { DoorPageOutcome } from '../../cards/page-outcome.ts';
import { limits } from './limits.ts';
import type { Html } from './page.ts';
import { doorStylesheetPath } from './stylesheet.ts';
import { webWords } from './web.words.ts';

export function renderDoorPage({ title, when, code, url, state, howTo, language }: DoorPageOutcome): Html {
  const page = pageWords[language];
  const web = webWords[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${limits.doorSeconds}">
<title>${page.doorSummary(title)}</title>
<link rel="stylesheet" href="${doorStylesheetPath}">
</head>
<body>
<main>
<header>
<h1 dir="auto">${title}</h1>
<p>${when}</p>
${state ? html`<p class="state">${state}</p>` : ''}
</header>
${renderQrCode(url, web.qrLabel)}
<p class="code">${page.doorCode}<strong>${code}</strong></p>
<div class="how">${howTo.map((line) => html`<p lang="${line.language}">${line.text}</p>`)}</div>
</main>
</body>
</html>
`;
}

/** The light frame a reader needs, in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** As SVG in the page itself: sharp at any size, and no request. */
function renderQrCode(text: string, label: string): Html {
  // Low correction: screen and paper are clean, and fewer modules are seen from further away.
  const qr = qrcode(0, 'L');
  qr.addData(text);
  qr.make();
  const size = qr.getModuleCount();
  const all = Array.from({ length: size }, (_, index) => index);
  const dark = all.flatMap((row) =>
    all.filter((column) => qr.isDark(row, column)).map((column) => `M${column} ${row}h1v1h-1z`),
  );
  const [corner, side] = [-QUIET_ZONE, size + 2 * QUIET_ZONE];
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="${corner} ${corner} ${side} ${side}" shape-rendering="crispEdges"><path d="${dark.join('')}"/></svg>`;
}
