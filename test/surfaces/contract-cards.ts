// The cards the chat surfaces are tried with. Knows no platform.
import type { Card } from '../../src/cards/card.ts';

export const seminarId = '7f1f3e9c-5a0e-4c58-9a2b-0d6d4f3b2c11';
const seminar = seminarId;

export const answerCard: Card = {
  summary: '第12回 夜のセミナー 11月27日(金) 19:00',
  badge: { text: '受付中', tone: 'open' },
  title: '第12回 夜のセミナー「地域交通のこれから」',
  text: ['人口減少のなかで、バスと鉄道をどう残すか。', '質疑の時間をたっぷり取ります。\n途中参加も歓迎です。'],
  facts: [
    { label: '日時', value: '2026年11月27日(金) 19:00–20:30' },
    { label: '会場', value: '市民会館 3階 会議室B' },
    { label: 'オンライン', value: 'ここから入る', url: 'https://meet.example.com/room' },
  ],
  buttons: [
    [
      { kind: 'command', label: '会場で参加', command: { do: 'answer', seminar, answer: 'on_site' }, style: 'primary' },
      { kind: 'command', label: 'オンラインで参加', command: { do: 'answer', seminar, answer: 'online' } },
    ],
    [
      { kind: 'command', label: '不参加', command: { do: 'answer', seminar, answer: 'declined' } },
      { kind: 'link', label: 'カレンダーに入れる', url: 'https://example.com/cal.ics' },
    ],
  ],
  note: '回答はあとから変えられます。',
};

/** One of what is folded away opens a link, one asks first, one is too long for a menu. */
export const foldedCard: Card = {
  summary: '夜のセミナー',
  title: '夜のセミナー',
  buttons: [[{ kind: 'command', label: '参加する', command: { do: 'show', seminar } }]],
  more: [
    { kind: 'command', label: '資料だけ', command: { do: 'answer', seminar, answer: 'materials' } },
    { kind: 'link', label: 'カレンダーに入れる', url: 'https://example.com/cal.ics' },
    { kind: 'command', label: '通知を止める', command: { do: 'mute' } },
    {
      kind: 'command',
      label: '取りやめる',
      command: { do: 'answer', seminar, answer: 'declined' },
      confirm: { title: '取りやめますか', text: '元には戻せません。', yes: 'はい', no: 'いいえ' },
    },
    { kind: 'command', label: '古い操作', command: { do: 'unknown', heard: 'x'.repeat(160) } },
  ],
};

export const pictureUrl = 'https://bot.example/picture/signed.png';
export const picturedOf = { kind: 'cover', seminarId, language: 'ja', hash: 'b4d1', isPublic: true } as const;
export const picturedCard: Card = {
  ...answerCard,
  picture: {
    ...{ alt: '表紙', width: 1024, height: 536, of: picturedOf },
    at: { kind: 'address', url: pictureUrl },
  },
};

export const listCard: Card = {
  summary: 'これからのセミナー',
  title: 'これからのセミナー',
  items: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
    summary: `セミナー${n}`,
    title: `第${n}回 夜のセミナー`,
    facts: [{ label: '日時', value: `12月${n}日 19:00` }],
    buttons: [[{ kind: 'command', label: `${n}を見る`, command: { do: 'list', page: n } }]],
  })),
};

/** Markup of three platforms, a joined emoji, right-to-left text, and 300 characters without a space. */
export const hostileText = `<!channel> <@U0BEN> *x* _y_ ~z~ \`q\` <b>&amp;</b> & 👩‍👩‍👧‍👦 שלום ${'あ'.repeat(300)}`;

const lots = 'とても長い文章です。👩‍👩‍👧‍👦';

export const oversizedCard: Card = {
  summary: '要約'.repeat(2000),
  badge: { text: '札'.repeat(500), tone: 'full' },
  title: `長い題${'題'.repeat(5000)}`,
  text: Array.from({ length: 60 }, () => lots.repeat(300)),
  facts: Array.from({ length: 60 }, (_, n) => ({ label: `項目${n}`.repeat(50), value: lots.repeat(200) })),
  buttons: Array.from({ length: 20 }, (_, row) =>
    Array.from({ length: 3 }, (_, n) => ({
      kind: 'command',
      label: `ボタン${row}-${n}`.repeat(30),
      command: { do: 'list', page: row * 3 + n + 1 },
    })),
  ),
  note: '注'.repeat(5000),
};
