// Slack's inputs that are typed into.
import { html } from 'hono/html';
import { type Html, type Json, textIn } from '../markup.ts';
import { plain, type Scene, stateful } from './scene.ts';

/** The keyboards that a phone shows for them. They are checked by Slack's rules, not the browser's. */
const keyboards: Record<string, string> = {
  plain_text_input: 'text',
  number_input: 'decimal',
  url_text_input: 'url',
  email_text_input: 'email',
};

function typed(element: Json, block: Json, scene: Scene): Html {
  const shared = html`class="slack-field" dir="auto" aria-label="${plain(block.label)}" placeholder="${plain(element.placeholder)}" ${
    element.focus_on_load === true ? html`autofocus ` : ''
  }${stateful(element, block, 'text', scene)}`;
  const initial = textIn(element.initial_value);
  // A text area drops one line break at its start.
  if (element.multiline === true) return html`<textarea rows="4" ${shared}>${`\n${initial}`}</textarea>`;
  const keyboard = keyboards[textIn(element.type)] ?? 'text';
  return html`<input type="text" inputmode="${keyboard}" autocomplete="off" value="${initial}" ${shared}>`;
}

export const inputs = Object.fromEntries(Object.keys(keyboards).map((type) => [type, typed]));
