// The parts that pages are put together from, all at once: each beside the others, in both languages, light and dark.
// Drawn by the pages' own code. Nothing on them does anything.
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Language } from '../../cards/card.ts';
import { stylesheet, stylesheetPath } from '../../surfaces/web/stylesheet.ts';
import { samples } from './samples.ts';

type Look = 'light' | 'dark';
const LANGUAGES: Language[] = ['ja', 'en'];
const LOOKS: Look[] = ['light', 'dark'];

const HERE = '/playground/parts';
const framed = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
const framing = `default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'`;

export function createPartsPages(): Hono {
  const app = new Hono();
  const names = Object.keys(samples.ja);

  app.get(HERE, (c) => {
    const language = LANGUAGES.find((each) => each === c.req.query('language')) ?? 'ja';
    const frames = names.map(
      (name) =>
        html`<section><h2>${name}</h2><div class="looks">${LOOKS.map(
          (look) =>
            html`<iframe src="${HERE}/${name}.${language}.${look}" title="${name}, ${language}, ${look}" width="390" height="720"></iframe>`,
        )}</div></section>`,
    );
    const other = language === 'ja' ? 'en' : 'ja';
    c.header('content-security-policy', framing);
    return c.html(html`${raw('<!doctype html>')}
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parts</title><link rel="stylesheet" href="${HERE}/parts.css"></head>
<body><h1>Parts</h1><p><a href="?language=${other}">${other === 'en' ? 'English' : '日本語'}</a></p><main>${frames}</main></body></html>`);
  });

  app.get(`${HERE}/parts.css`, (c) => c.body(gallery, 200, { 'content-type': 'text/css; charset=utf-8' }));

  // As it looks to who prefers it so, whatever this browser does.
  for (const look of LOOKS) {
    const css = stylesheet.replaceAll('(prefers-color-scheme: dark)', look === 'dark' ? 'all' : 'not all');
    const own = css.replace('color-scheme: light dark', `color-scheme: ${look}`);
    app.get(`${HERE}/${look}.css`, (c) => c.body(own, 200, { 'content-type': 'text/css; charset=utf-8' }));
  }

  app.get(`${HERE}/:part{[a-z]+\\.(ja|en)\\.(light|dark)}`, async (c) => {
    const [name = '', language, look] = c.req.param('part').split('.') as [string, Language, Look];
    const page = samples[language][name];
    if (!page) return c.notFound();
    c.header('content-security-policy', framed);
    return c.html(String(await page()).replace(stylesheetPath, `${HERE}/${look}.css`));
  });

  return app;
}

const gallery = `body { margin: 24px; font: 16px/1.6 system-ui, sans-serif; background: #eee; color: #111; }
main, .looks { display: flex; flex-wrap: wrap; gap: 24px; }
h2 { font-size: 16px; }
iframe { border: 0; border-radius: 14px; background: #fff; }
`;
