// Someone on LINE, doing what one does with a thumb: follow, write, tap by label, read.
import { vi } from 'vitest';
import type { PlaygroundLine } from '../../src/playground/line/line.ts';
import { seenIn, seenTogether, tappablesIn } from '../surfaces/line/seen-in-chat.ts';

export function createLineFriend({ line, id }: { line: PlaygroundLine; id: string }) {
  const fromBot = () => line.chat(id).filter(({ from }) => from === 'bot');
  return {
    id,
    follow: () => line.follow(id),
    unfollow: () => line.unfollow(id),
    say: (text: string) => line.text(id, text),
    /** All that the account sent, oldest first. */
    chat: () => fromBot().map((message) => seenIn(message).text),
    newest: () => {
      const last = fromBot().at(-1);
      if (!last) throw new Error('nothing came yet');
      return { ...seenIn(last), ...seenTogether(fromBot()).at(-1), via: last.via };
    },
    /** Taps a button of the newest message that has it. */
    async tap(label: string, about = '') {
      const found = await vi.waitFor(() => {
        const message = fromBot().findLast(
          (each) =>
            seenIn(each).text.includes(about) &&
            tappablesIn(each.message).some((one) => one.label === label && one.data),
        );
        const tappable = message && tappablesIn(message.message).find((one) => one.label === label && one.data);
        if (!tappable?.data) throw new Error(`nothing with ${label}`);
        return { data: tappable.data, displayText: tappable.displayText };
      });
      return line.postback({ userId: id, ...found });
    },
    linkTo(label: string): string {
      const found = fromBot()
        .flatMap(({ message }) => tappablesIn(message))
        .findLast((one) => one.label === label && one.uri);
      if (!found?.uri) throw new Error(`no link ${label}`);
      return found.uri;
    },
  };
}
