import { describe, expect, it } from 'vitest';
import { renderMrkdwn } from '../../../src/playground/page/slack/mrkdwn.ts';
import type { Names } from '../../../src/playground/page/slack/mrkdwn-token.ts';

const names: Names = {
  timeZone: 'Asia/Tokyo',
  user: (id) => ({ U0AKI: '青木' })[id],
  channel: (id) => ({ C0SEMINAR: '夜間セミナー' })[id],
};
const rendered = (text: string) => String(renderMrkdwn(text, names));

describe('mrkdwn', () => {
  it.each([
    ['*太字* _斜体_ ~取消~ `code`', '<strong>太字</strong> <em>斜体</em> <s>取消</s> <code>code</code>'],
    ['*太字の_斜体_*', '<strong>太字の_斜体_</strong>'],
    ['*太字 _斜体_*', '<strong>太字 <em>斜体</em></strong>'],
    ['2 * 3 * 4 と snake_case_name', '2 * 3 * 4 と snake_case_name'],
    ['`*そのまま*`', '<code>*そのまま*</code>'],
    ['前\n> 引用\n> 続き\n後', '前<blockquote>引用\n続き</blockquote>後'],
    ['&gt; 引用', '<blockquote>引用</blockquote>'],
    ['>>> ここから\n全部', '<blockquote>ここから\n全部</blockquote>'],
    ['```\n*そのまま* &lt;b&gt;\n```後', '<pre>*そのまま* &lt;b&gt;</pre>後'],
    ['```閉じない *太字*', '```閉じない <strong>太字</strong>'],
    [':calendar: :no_such_code: 18:30:00', '📅 :no_such_code: 18:30:00'],
  ])('%j', (text, expected) => {
    expect(rendered(text)).toBe(expected);
  });

  it('formats, as Slack does, only at the edge of a word: not between Japanese letters', () => {
    expect(rendered('これは*太字*です')).toBe('これは*太字*です');
  });

  it('unescapes the three escapes once, and only once', () => {
    expect(rendered('&lt;b&gt; &amp;amp;')).toBe('&lt;b&gt; &amp;amp;');
  });

  it('links addresses, and nothing that is no web address', () => {
    const attributes = 'target="_blank" rel="noopener noreferrer"';
    expect(rendered('*<https://a.jp/?x=1&amp;y=2|資料>*')).toBe(
      `<strong><a href="https://a.jp/?x=1&amp;y=2" ${attributes}>資料</a></strong>`,
    );
    expect(rendered('見てください：https://a.jp/b。')).toBe(
      `見てください：<a href="https://a.jp/b" ${attributes}>https://a.jp/b</a>。`,
    );
    expect(rendered('<javascript:alert(1)|押して>')).toBe('&lt;javascript:alert(1)|押して&gt;');
  });

  it('names whom it mentions, and shows a ping of everyone so that a slip is seen', () => {
    expect(rendered('<@U0AKI> <#C0SEMINAR> <@U0NOONE>')).toBe(
      '<span class="mention" dir="auto">@青木</span> <span class="mention" dir="auto">#夜間セミナー</span> <span class="mention" dir="auto">@U0NOONE</span>',
    );
    for (const word of ['channel', 'here', 'everyone'])
      expect(rendered(`<!${word}>`)).toBe(`<span class="ping" dir="auto">@${word}</span>`);
    expect(rendered('&lt;!channel&gt;')).toBe('&lt;!channel&gt;');
  });

  it('words a date in the page’s time zone, with its fallback when it is none', () => {
    expect(rendered('<!date^1795253400^{date_long} {time}|いつか>')).toBe('2026年11月21日（土） 18:30');
    expect(rendered('<!date^soon^{time}|いつか>')).toBe('いつか');
  });
});
