import { describe, expect, it } from 'vitest';
import { renderBlocks } from '../../../src/playground/page/slack/blocks.ts';
import { renderModal } from '../../../src/playground/page/slack/modal.ts';
import type { Scene } from '../../../src/playground/page/slack/scene.ts';
import type { Json, SlackView } from '../../../src/playground/slack/slack.ts';
import { plain } from './open-page.ts';

const scene: Scene = {
  memberId: 'U0AKI',
  on: { message: { channel: 'C0SEMINAR', ts: '1.2' } },
  names: { timeZone: 'Asia/Tokyo', user: () => undefined, channel: () => undefined },
  members: [{ id: 'U0AKI', name: '青木', locale: 'ja-JP', timeZone: 'Asia/Tokyo', isDeactivated: false }],
  channels: [
    { id: 'C0SEMINAR', name: '夜間', isPrivate: false, memberIds: [] },
    { id: 'C0BOARD', name: '運営', isPrivate: true, memberIds: [] },
  ],
};
const rendered = (...blocks: Json[]) => String(renderBlocks(blocks, scene));
const inActions = (element: Json) => rendered({ type: 'actions', block_id: 'b', elements: [element] });
const asInput = (element: Json) =>
  rendered({ type: 'input', block_id: 'b', label: plain('名前'), element: { action_id: 'a', ...element } });
const unescaped = (html: string) => html.replaceAll('&quot;', '"');

describe('blocks', () => {
  it('show their words, formatted only where Slack formats', () => {
    const html = rendered(
      { type: 'header', text: plain('*題* :calendar:') },
      { type: 'section', text: { type: 'mrkdwn', text: '*本文*' }, fields: [plain('*欄*')] },
      { type: 'context', elements: [plain('小さな字')] },
      { type: 'divider' },
    );
    expect(html).toContain('<h3 class="block header" dir="auto">*題* 📅</h3>');
    expect(html).toContain('<strong>本文</strong>');
    expect(html).toContain('>*欄*</div>');
    expect(html).toContain('<hr class="block">');
  });

  it('make a button an act of the member on its message', () => {
    const html = unescaped(inActions({ type: 'button', action_id: 'rsvp', text: plain('参加する'), style: 'primary' }));
    expect(html).toContain('class="slack-button slack-button-primary"');
    expect(html).toContain(
      '{"do":"slack-tap","memberId":"U0AKI","on":{"message":{"channel":"C0SEMINAR","ts":"1.2"}},"actionId":"rsvp","blockId":"b"}',
    );
    expect(html).toContain('>参加する</button>');
  });

  it('open a link button in a new tab, and tell the bot too; a script address is no link', () => {
    const link = (url: string) => inActions({ type: 'button', action_id: 'a', text: plain('開く'), url });
    expect(link('https://a.jp/')).toMatch(/<a .*data-act=.*href="https:\/\/a\.jp\/" target="_blank" rel="noopener/);
    expect(link('javascript:alert(1)')).not.toMatch(/href|javascript/);
  });

  it('carry what a button asks first', () => {
    const confirm = {
      title: plain('本当に？'),
      text: { type: 'mrkdwn', text: '*中止*' },
      confirm: plain('はい'),
      deny: plain('いいえ'),
      style: 'danger',
    };
    const [, carried = ''] =
      /data-confirm="([^"]*)"/.exec(inActions({ type: 'button', action_id: 'a', text: plain('x'), confirm })) ?? [];
    const asked = JSON.parse(unescaped(carried).replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    expect(asked).toEqual({
      title: '本当に？',
      html: '<strong>中止</strong>',
      yes: 'はい',
      no: 'いいえ',
      style: 'danger',
    });
  });

  it.each([
    [
      { type: 'plain_text_input', initial_value: '前' },
      '<input type="text" inputmode="text" autocomplete="off" value="前"',
    ],
    [{ type: 'plain_text_input', multiline: true, initial_value: '\n二行' }, '>\n\n二行</textarea>'],
    [{ type: 'number_input' }, 'inputmode="decimal"'],
    [{ type: 'url_text_input', placeholder: plain('https://') }, 'placeholder="https://"'],
    [
      { type: 'datepicker', initial_date: '2026-11-21' },
      '<input type="date" class="slack-field" aria-label="名前" value="2026-11-21"',
    ],
    [
      { type: 'timepicker', initial_time: '18:30' },
      '<input type="time" class="slack-field" aria-label="名前" value="18:30"',
    ],
    [
      {
        type: 'static_select',
        options: [{ text: plain('甲'), value: 'k' }],
        initial_option: { text: plain('甲'), value: 'k' },
      },
      '<option value="k" selected>甲</option>',
    ],
    [
      { type: 'radio_buttons', options: [{ text: plain('甲'), value: 'k' }] },
      '<input type="radio" name="b a" value="k">',
    ],
    [
      {
        type: 'checkboxes',
        options: [{ text: plain('甲'), value: 'k' }],
        initial_options: [{ text: plain('甲'), value: 'k' }],
      },
      '<input type="checkbox" name="b a" value="k" checked>',
    ],
    [
      { type: 'conversations_select', initial_conversation: 'C0BOARD' },
      '<option value="C0BOARD" selected>🔒 運営</option>',
    ],
    [{ type: 'users_select' }, '<option value="U0AKI">青木</option>'],
  ])('draw the input %j', (element, expected) => {
    const html = asInput(element);
    expect(html).toContain(expected);
    expect(html).toMatch(/data-shape="(text|option|options)" data-block="b" data-action="a" data-field="\w+"/);
    expect(html).toContain('<p class="field-error" role="alert" hidden></p>');
  });

  it('offer a channels menu only what is public', () => {
    expect(asInput({ type: 'channels_select' })).not.toContain('運営');
  });

  it('tell the bot of a change at once outside of forms, and in forms only when asked', () => {
    const menu = { type: 'static_select', action_id: 'a', options: [{ text: plain('甲'), value: 'k' }] };
    expect(inActions(menu)).toContain('data-change=');
    expect(asInput(menu)).not.toContain('data-change=');
    expect(
      rendered({ type: 'input', block_id: 'b', label: plain('x'), element: menu, dispatch_action: true }),
    ).toContain('data-change=');
  });

  it('say what they do not draw', () => {
    expect(rendered({ type: 'data_visualization' })).toContain(
      '（data_visualizationブロック：この遊び場では表示しません）',
    );
    expect(asInput({ type: 'file_input' })).toContain('（file_input：この遊び場では表示しません）');
  });

  it('stand in a modal with its title and buttons', () => {
    const view: SlackView = {
      id: 'V1',
      hash: 'h',
      type: 'modal',
      callback_id: '',
      private_metadata: '',
      title: plain('企画'),
      submit: plain('保存'),
      blocks: [],
    };
    const html = String(renderModal(view, 1, scene));
    expect(html).toContain('<h2 id="modal-title" dir="auto">企画</h2>');
    expect(html).toContain('>キャンセル</button>');
    expect(html).toContain('<button type="submit" class="slack-button slack-button-primary">保存</button>');
    expect(html).toContain('下に1枚の画面があります');
  });
});
