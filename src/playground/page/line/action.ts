// LINE's actions on whatever can be tapped: a link outward, or an element that client/acts.js reads.
import { html } from 'hono/html';
import { actAttribute } from '../acts.ts';
import { type Html, type Json, jsonIn, linkUrl, textIn } from '../markup.ts';

export const labelOf = (action: unknown): string =>
  textIn(jsonIn(action).label) || textIn(jsonIn(action).text) || '開く';

/** A link or a button with `inner` in it, doing `action` for this user. */
export function tappable(action: unknown, given: { userId: string; attributes: Html; inner: Html | string }): Html {
  const { attributes, inner } = given;
  const href = hrefOf(action);
  if (href) return html`<a href="${href}" target="_blank" rel="noopener noreferrer" ${attributes}>${inner}</a>`;
  return html`<button type="button" ${attributes}${doing(action, given.userId)}>${inner}</button>`;
}

/** For a box that may hold buttons itself, and so can be neither link nor button. */
export function tapAttributes(action: unknown, userId: string): Html {
  const href = hrefOf(action);
  if (href) return html` role="link" tabindex="0" data-href="${href}"`;
  return html` role="button" tabindex="0"${doing(action, userId)}`;
}

function hrefOf(action: unknown): string | undefined {
  const { type, uri } = jsonIn(action);
  return type === 'uri' ? linkUrl(uri) : undefined;
}

function doing(action: unknown, userId: string): Html {
  const { type, ...given } = jsonIn(action);
  switch (type) {
    case 'postback':
      return postback(given, userId);
    case 'message':
      return html` data-act="${actAttribute({ do: 'line-say', userId, text: textIn(given.text) })}"`;
    case 'datetimepicker':
      return html` data-act="${actAttribute({ do: 'line-postback', userId, data: textIn(given.data) })}" data-pick="${pickerOf(given)}"`;
    case 'clipboard':
      return html` data-copy="${textIn(given.clipboardText)}"`;
    default:
      return html` data-say="${`この遊び場では「${textIn(type)}」の操作はできません。`}"`;
  }
}

function postback({ data, displayText, text, inputOption, fillInText }: Json, userId: string): Html {
  const shown = textIn(displayText) || textIn(text);
  const act = actAttribute({
    do: 'line-postback',
    userId,
    data: textIn(data),
    ...(shown && { displayText: shown }),
  });
  const fill = inputOption === 'openKeyboard' ? html` data-fill="${textIn(fillInText)}"` : '';
  return html` data-act="${act}"${fill}`;
}

/** For client/dialogs.js: the picker's mode and bounds. */
const pickerOf = ({ mode, initial, min, max, label }: Json): string =>
  JSON.stringify({ mode, initial, min, max, label });
