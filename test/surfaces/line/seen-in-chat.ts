// What a LINE client shows of a message: its words, its buttons, its links.
import type { Json, LineMessage } from '../../../src/playground/line/line.ts';
import { isJson } from '../../../src/playground/line/problems.ts';
import type { Seen } from '../chat-surface-contract.ts';

export interface Tappable {
  label: string;
  data?: string;
  displayText?: string;
  uri?: string;
}

export const seenIn = ({ message }: LineMessage): Seen => {
  const tappables = tappablesIn(message);
  return {
    text: textsIn(message.contents).join('\n'),
    buttons: tappables.filter(({ data }) => data !== undefined).map(({ label }) => label),
    links: tappables.flatMap(({ uri }) => uri ?? []),
  };
};

/** Of one reply's messages only the last has chips: what comes before it is of the same. */
export function seenTogether(messages: readonly LineMessage[]): Seen[] {
  const seen: Seen[] = [];
  let lead: Seen = { text: '', buttons: [], links: [] };
  for (const each of messages) {
    const { text, buttons, links } = seenIn(each);
    lead = {
      text: [lead.text, text].filter(Boolean).join('\n'),
      buttons: [...lead.buttons, ...buttons],
      links: [...lead.links, ...links],
    };
    if (each.via === 'reply' && !('quickReply' in each.message)) continue;
    seen.push(lead);
    lead = { text: '', buttons: [], links: [] };
  }
  return seen;
}

/** Everything in the message's Flex that reacts to a tap, top to bottom. */
export const tappablesIn = (message: Json): Tappable[] =>
  nodesIn(message.contents).flatMap((node) => {
    if (!isJson(node.action)) return [];
    const { label, data, displayText, uri } = node.action as Partial<Tappable>;
    return [{ label: label ?? textsIn(node).join(' '), data, displayText, uri }];
  });

function textsIn(root: unknown): string[] {
  return nodesIn(root).flatMap((node) => {
    // What keeps two times on one line is not seen.
    if (node.type === 'text') return [String(node.text).replaceAll('\u2060', '')];
    return node.type === 'button' && isJson(node.action) ? [String(node.action.label)] : [];
  });
}

/** Flex components in reading order. */
function nodesIn(root: unknown): Json[] {
  if (Array.isArray(root)) return root.flatMap(nodesIn);
  if (!isJson(root)) return [];
  const inside = [root.header, root.hero, root.body, root.footer, root.contents];
  return [root, ...inside.flatMap(nodesIn)];
}
