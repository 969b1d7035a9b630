// Where a text that people typed holds an address. Pure: what becomes of it is each surface's.

/** A part of a text, as it was typed. */
export interface Part {
  text: string;
  /** Set: it is an address of the web, whole. */
  url?: string;
}

// Japanese follows an address without a space, so it ends with the first letter that none has.
const address = /https?:\/\/[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]+/gi;
/** Ends a sentence, or the bracket around the address. */
const tails = /[.,:;!?'*_]+$/;

/** In order; together they are the text. One that `shortened` cut off is no address any more. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = trimmed(found);
    const isCut = text[index + found.length] === '…';
    if (isCut || !isAddress(url)) continue;
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push({ text: url, url });
    from = index + url.length;
  }
  return from < text.length || parts.length === 0 ? [...parts, { text: text.slice(from) }] : parts;
}

function trimmed(found: string): string {
  const url = found.replace(tails, '');
  const hasOpening = (bracket: string, closing: string) => url.split(bracket).length >= url.split(closing).length;
  const isOdd = (url.endsWith(')') && !hasOpening('(', ')')) || (url.endsWith(']') && !hasOpening('[', ']'));
  return isOdd ? trimmed(url.slice(0, -1)) : url;
}

/** With a host, and without a name in front of it that looks like one. */
function isAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, username, password } = new URL(url);
  return hostname !== '' && username === '' && password === '';
}
