// Does what was asked for on the page, with the hands of the playground's people.
import type { Act } from './acts.ts';
import { inJapanese } from './complaints.ts';
import type { PlaygroundPageOptions } from './page-options.ts';

export interface ActResult {
  /** Shown for a moment. */
  toast?: string;
  /** For the modal's fields: block_id → message. */
  errors?: Record<string, string>;
}

/** What nobody could do; its message is one sentence for people. */
export class ImpossibleAct extends Error {}

/** Rejects with ImpossibleAct when the playground's Slack or LINE says that nobody could do so. */
export async function runAct(act: Exclude<Act, { do: 'advance' }>, page: PlaygroundPageOptions): Promise<ActResult> {
  try {
    return act.do.startsWith('line-') ? await onLine(act as LineAct, page) : await onSlack(act as SlackAct, page);
  } catch (refusal) {
    if (refusal instanceof ImpossibleAct) throw refusal;
    const why = refusal instanceof Error ? refusal.message : String(refusal);
    throw new ImpossibleAct(`その操作はできませんでした。画面が古いかもしれません。（${why}）`, { cause: refusal });
  }
}

type SlackAct = Extract<Act, { do: `slack-${string}` }>;
type LineAct = Extract<Act, { do: `line-${string}` }>;

async function onSlack(act: SlackAct, { slack }: PlaygroundPageOptions): Promise<ActResult> {
  const { problem, errors, status } = await slackOutcome(act, slack);
  return {
    ...(problem && { toast: `ボットがうまく応答しませんでした。（${problem}）` }),
    // With status 0 the bot was not asked: the words are Slack's own, which a Japanese client gives in Japanese.
    ...(errors && { errors: status === 0 ? inJapanese(errors) : errors }),
  };
}

function slackOutcome(act: SlackAct, slack: PlaygroundPageOptions['slack']) {
  switch (act.do) {
    case 'slack-say':
      return say(act, slack);
    case 'slack-shortcut':
      return slack.shortcut(act);
    case 'slack-open-home':
      return slack.openHome(act.memberId);
    case 'slack-invite-bot':
      return slack.join({ channel: act.channel, userId: slack.bot.userId, inviter: act.memberId });
    case 'slack-tap':
      return slack.tap(act);
    case 'slack-submit':
      return slack.submitModal(act);
    case 'slack-close':
      return slack.closeModal(act);
  }
}

function say({ memberId, place, text }: Extract<Act, { do: 'slack-say' }>, slack: PlaygroundPageOptions['slack']) {
  const channel = place === 'dm' ? slack.dm(memberId) : place;
  const [, command, rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  if (command) return slack.command({ memberId, channel, command, text: rest });
  if (place === 'dm') return slack.directMessage({ memberId, text });
  throw new ImpossibleAct(
    'チャンネルへの書き込みは、この遊び場ではできません。コマンド（/…）か、ボットとのDMをお使いください。',
  );
}

async function onLine(act: LineAct, { line }: PlaygroundPageOptions): Promise<ActResult> {
  const { status } = await lineOutcome(act, line);
  return status >= 200 && status < 300 ? {} : { toast: `ボットがうまく応答しませんでした。（HTTP ${status}）` };
}

function lineOutcome(act: LineAct, line: PlaygroundPageOptions['line']) {
  switch (act.do) {
    case 'line-say':
      return line.text(act.userId, act.text);
    case 'line-postback':
      return line.postback(act);
    case 'line-follow':
      return line.follow(act.userId);
    case 'line-unfollow':
      return line.unfollow(act.userId);
  }
}
