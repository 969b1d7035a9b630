// Every fragment of the page with the same words in each place that words can go.
import { renderChat } from '../../../src/playground/page/line/chat.ts';
import { renderBlocks } from '../../../src/playground/page/slack/blocks.ts';
import { renderMessages } from '../../../src/playground/page/slack/message-list.ts';
import { renderModal } from '../../../src/playground/page/slack/modal.ts';
import type { Scene } from '../../../src/playground/page/slack/scene.ts';
import { renderTrafficDetail, renderTrafficLog } from '../../../src/playground/page/traffic-log.ts';

const names = {
  timeZone: 'Asia/Tokyo',
  user: (id: string) => (id === 'U0AKI' ? '青<木>' : undefined),
  channel: () => undefined,
};
const scene = (text: string): Scene => ({
  memberId: text,
  on: { message: { channel: text, ts: text } },
  names,
  members: [{ id: text, name: text, locale: '', timeZone: '', isDeactivated: false }],
  channels: [{ id: text, name: text, isPrivate: false, memberIds: [] }],
});

function everyBlock(text: string, address: string) {
  const plain = { type: 'plain_text', text };
  const mrkdwn = { type: 'mrkdwn', text };
  const options = [{ text: plain, value: text, description: plain, url: address }];
  const element = {
    action_id: text,
    placeholder: plain,
    initial_value: text,
    initial_date: text,
    initial_time: text,
    options,
    url: address,
    value: text,
    style: text,
  };
  const confirm = { title: plain, text: mrkdwn, confirm: plain, deny: plain };
  const types = [
    'button',
    'overflow',
    'static_select',
    'radio_buttons',
    'checkboxes',
    'users_select',
    'conversations_select',
    'multi_users_select',
    'datepicker',
    'timepicker',
    'plain_text_input',
    text,
  ];
  const elements = types.map((type) => ({ type, text: plain, confirm, ...element }));
  const picture = { type: 'image', image_url: address, alt_text: text, title: plain };
  const words = [
    { type: 'text', text, style: { bold: true } },
    { type: 'link', url: address, text },
    { type: 'user', user_id: text },
    { type: 'emoji', name: text },
  ];
  return [
    { type: 'header', text: plain },
    { type: 'section', text: mrkdwn, fields: [plain, mrkdwn], accessory: picture },
    { type: 'context', elements: [mrkdwn, picture] },
    { type: 'actions', block_id: text, elements },
    { ...picture, block_id: text },
    ...elements.map((each) => ({ type: 'input', block_id: text, label: plain, hint: plain, element: each })),
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: words },
        { type: 'rich_text_list', elements: [{ elements: words }] },
      ],
    },
    { type: 'table', rows: [[{ type: 'raw_text', text }]] },
    { type: 'card', title: mrkdwn, body: mrkdwn, hero_image: picture },
    { type: 'alert', text: mrkdwn, level: text },
    { type: 'markdown', text },
    { type: text },
  ];
}

function everyFlex(text: string, address: string) {
  const action = { type: 'postback', label: text, data: text, displayText: text };
  const look = {
    size: text,
    color: text,
    margin: text,
    width: text,
    cornerRadius: text,
    backgroundColor: text,
    align: text,
    aspectRatio: text,
    offsetTop: text,
    paddingAll: text,
  };
  const contents = [
    { type: 'text', text, action: { type: 'uri', uri: address }, ...look },
    { type: 'text', contents: [{ type: 'span', text, ...look }] },
    { type: 'button', action, style: text, ...look },
    { type: 'image', url: address, action: { type: 'uri', uri: address }, ...look },
    { type: 'image', url: 'https://a.jp/', ...look },
    { type: 'separator', color: text, margin: text },
    {
      type: 'box',
      layout: text,
      contents: [],
      action,
      background: { type: 'linearGradient', angle: text, startColor: text, endColor: text },
      ...look,
    },
    { type: text },
  ];
  return {
    type: 'bubble',
    size: text,
    direction: text,
    body: { type: 'box', layout: 'vertical', contents, ...look },
    styles: { body: { backgroundColor: text, separator: true, separatorColor: text } },
  };
}

const lineMessages = (text: string, address: string) =>
  [
    { type: 'text', text },
    { type: 'flex', altText: text, contents: everyFlex(text, address) },
    {
      type: 'template',
      altText: text,
      template: {
        type: 'buttons',
        title: text,
        text,
        thumbnailImageUrl: address,
        actions: [
          { type: 'message', label: text, text },
          { type: text, label: text },
        ],
      },
    },
    { type: 'image', previewImageUrl: address },
    { type: text },
  ].map((message, index) => ({ id: `${text}${index}`, from: 'bot' as const, at: '2026-11-21T09:30:00Z', message }));

const bot = { userId: 'B', botId: 'B', name: 'bot' };
const entry = (text: string) => ({
  id: 1,
  at: '2026-11-21T09:30:00Z',
  platform: 'slack' as const,
  direction: 'call' as const,
  name: text,
  status: 200,
  problem: text,
  request: { text },
  response: text,
});
const view = (text: string, address: string) => ({
  id: text,
  hash: text,
  type: 'modal' as const,
  callback_id: text,
  private_metadata: text,
  title: { type: 'plain_text', text },
  submit: { type: 'plain_text', text },
  blocks: everyBlock(text, address),
});
const message = (text: string) => ({
  channel: text,
  ts: '1795253400.000001',
  user: text,
  text,
  blocks: [],
  isEdited: true,
  ephemeralTo: text,
  edits: 1,
});

/** Each draws `text` wherever words go, and `address` wherever an address goes. */
export const renderers: [string, (text: string, address: string) => unknown][] = [
  ['blocks', (text, address) => renderBlocks(everyBlock(text, address), scene(text))],
  ['modal', (text, address) => renderModal(view(text, address), 1, scene(text))],
  ['messages', (text) => renderMessages([message(text)], bot, scene(text))],
  ['LINE', (text, address) => renderChat(lineMessages(text, address), { userId: text, timeZone: 'Asia/Tokyo' })],
  ['traffic', (text) => renderTrafficLog([entry(text)], 'Asia/Tokyo')],
  ['traffic detail', (text) => renderTrafficDetail(entry(text))],
];
