// A card as a platform will show it, drawn small: to be looked at before it is sent. Nothing on it can be pressed.
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Button, Card, Face, Fact, Language } from '../../cards/card.ts';
import type { Platform } from '../../cards/place.ts';
import { unbroken } from '../../text/unbroken.ts';
import { securityPolicy } from './headers.ts';
import type { Html } from './page.ts';
import { renderPicture } from './render-picture.ts';
import { webWords } from './web.words.ts';

export function renderLook(card: Card, platform: Platform, language: Language): Html {
  const { looks, bot } = webWords[language];
  const draw = platform === 'slack' ? asOnSlack : asOnLine;
  const { face = { name: bot } } = card;
  return html`<figure class="look on-${platform}"><figcaption>${looks[platform]}</figcaption>
<div class="screen">${renderFace(face)}<div class="said"><p class="who" dir="auto">${face.name}${platform === 'slack' ? html` <span>APP</span>` : ''}</p>
${draw(card)}</div></div></figure>`;
}

/** Its icon or, where it has none, how its name begins. */
function renderFace({ name, icon }: Face): Html {
  const origin = originOf(icon);
  if (origin) return html`<img class="face" src="${icon}" alt="" width="36" height="36">`;
  const [first = ''] = new Intl.Segmenter().segment(name.trim());
  return html`<span class="face" aria-hidden="true">${first === '' ? '' : first.segment.toUpperCase()}</span>`;
}

const originOf = (icon: string | undefined): string | undefined =>
  icon?.startsWith('https://') && URL.canParse(icon) ? new URL(icon).origin : undefined;

/** Lets this page show the icons that platforms keep of us, and nothing else of theirs. */
export function allowFaces(context: Context, { items = [] }: Card): void {
  const origins = items.flatMap(({ face }) => originOf(face?.icon) ?? []);
  if (origins.length === 0) return;
  const policy = securityPolicy.replace("img-src 'self'", `img-src 'self' ${[...new Set(origins)].join(' ')}`);
  context.header('content-security-policy', policy);
}

/** A post: lines of text, buttons side by side. */
function asOnSlack({ picture, badge, title, text = [], facts = [], buttons = [], note }: Card): Html {
  return html`${renderPicture(picture)}${badge ? html`<p class="state"><span class="dot ${badge.tone}"></span>${badge.text}</p>` : ''}
${title ? html`<p class="title" dir="auto">${title}</p>` : ''}
${text.map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}
${facts.map(({ label, value }) => html`<p class="fact" dir="auto"><b>${label}</b>  ${value}</p>`)}
${buttons.map((row) => html`<div class="row">${row.map(renderDeadButton)}</div>`)}
${note ? html`<p class="small" dir="auto">${note}</p>` : ''}`;
}

/** A bubble: facts above text, and buttons one below the other. */
function asOnLine({ picture, badge, title, text = [], facts = [], buttons = [], note }: Card): Html {
  return html`<div class="bubble">${renderPicture(picture)}${badge ? html`<p class="badge ${badge.tone}">${badge.text}</p>` : ''}
${title ? html`<p class="title" dir="auto">${title}</p>` : ''}
${facts.length > 0 ? html`<div class="pairs">${facts.map(renderLineFact)}</div>` : ''}
${text.map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}
${note ? html`<p class="small" dir="auto">${note}</p>` : ''}
${buttons.map((row) => html`<div class="row">${row.map(renderDeadButton)}</div>`)}</div>`;
}

const renderLineFact = ({ label, value }: Fact): Html =>
  html`<p class="pair"><span>${label}</span><span dir="auto">${unbroken(value)}</span></p>`;

const renderDeadButton = (button: Button): Html =>
  html`<span class="press ${button.style ?? (button.kind === 'link' ? 'link' : 'plain')}" dir="auto">${button.label}</span>`;
