// The frame of every page and the short ones without a form. Everything is escaped by Hono's `html`.
import { html } from 'hono/html';
import type { Language } from '../../cards/card.ts';
import { troubleWords } from '../../cards/trouble.words.ts';
import { limits } from './limits.ts';
import { stylesheetPath } from './stylesheet.ts';
import { webWords } from './web.words.ts';

/** Escaped HTML: what `html` returns. */
export type Html = ReturnType<typeof html>;

/** Where people wrote Japanese on a page that is not: to be read out, and broken between phrases, as such. */
export const spokenAs = (text: string | undefined, language: Language): Html | '' =>
  language !== 'ja' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text ?? '') ? html` lang="ja"` : '';

export interface Page {
  title: string;
  language: Language;
  content: Html;
}

export function renderPage({ title, language, content }: Page): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${stylesheetPath}">
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
}

type Notice = 'expired' | 'deskExpired' | 'invalid' | 'refused' | 'tooLong' | 'tooLarge' | 'trouble';

/** What happened and what to do next; `below` keeps what was typed. */
export function renderNotice(notice: Notice, language: Language, below: Html | '' = ''): Html {
  const web = webWords[language];
  const trouble = troubleWords[language];
  const [title, text] = {
    expired: [web.expiredTitle, web.expiredText],
    deskExpired: [web.expiredTitle, web.deskExpiredText],
    invalid: [web.invalidTitle, web.invalidText],
    refused: [web.refusedTitle, web.refusedText],
    tooLong: [web.refusedTitle, web.tooLongText],
    tooLarge: [web.refusedTitle, web.tooLargeText(limits.fileMegabytes)],
    trouble: [trouble.title, trouble.text],
  }[notice] as [string, string];
  return renderSaid({ title, text: [text], language }, below);
}

export function renderSaid(
  { title, text, language }: { title: string; text: string[]; language: Language },
  below: Html | '' = '',
): Html {
  const paragraphs = text.map((each) => html`<p>${each}</p>\n`);
  return renderPage({ title, language, content: html`<h1>${title}</h1>\n${paragraphs}${below}` });
}
