// What the parts are shown with: pages as the bot makes them, of made-up seminars, in both languages.
import { html } from 'hono/html';
import type { Button, Card, Form, Language } from '../../cards/card.ts';
import type { Command } from '../../commands.ts';
import { renderNotice } from '../../surfaces/web/page.ts';
import { renderCardPage, renderDeskPage, renderForm, renderLostForm } from '../../surfaces/web/render.ts';
import { renderBack } from '../../surfaces/web/show-outcome.ts';

type Pages = Record<string, () => ReturnType<typeof renderForm>>;

/** As many as a usual evening brings. */
const comments: Record<Language, string[]> = {
  ja: [
    '身近な例が多く、分かりやすかったです。さっそく窓口の案内文を見直してみます。',
    'もう少し質問の時間がほしかったです。\n次も参加します。',
    '数字の見せ方で受け取り方が変わることに驚きました。',
    '市の事業を「選ばれる理由」から考えたことがなかったので、視点が変わりました。',
    '後ろの席からはスライドの文字が読みにくかったです。',
    '講師の失敗談がいちばん心に残りました。職場でも共有したいと思います。',
    '短い時間にまとまっていて、仕事帰りでも参加しやすかったです。',
  ],
  en: [
    'Many familiar examples; easy to follow. I’ll look at our leaflets again.',
    'I’d have liked more time for questions.\nI’ll come again.',
    'How numbers are shown changes how they are read: that surprised me.',
    'I had never thought about city services as something people choose.',
    'The slides were hard to read from the back.',
    'The speaker’s own failures stayed with me most.',
    'Short and to the point, so that I could come after work.',
  ],
};

function pagesIn(language: Language): Pages {
  const say = (ja: string, en: string) => (language === 'ja' ? ja : en);
  const button = (label: string, more: Partial<Extract<Button, { kind: 'command' }>> = {}): Button => ({
    kind: 'command',
    label,
    command: { do: 'list' } satisfies Command,
    ...more,
  });
  const title = say('ヒット商品から学ぶマーケティング', 'Marketing lessons from best-selling products');
  const when = { label: say('日時', 'When'), value: say('12月3日（木）18:30〜20:00', 'Thu, Dec 3, 6:30–8:00 p.m.') };
  const where = { label: say('会場', 'Where'), value: say('本庁舎 5階 会議室A', 'City Hall, 5F, Room A') };
  const seats = {
    label: say('参加', 'Attending'),
    value: say('18/30・残り12席', '18/30 · 12 seats left'),
    share: 0.6,
  };
  const seminar: Card = {
    summary: title,
    badge: { text: say('申し込み受付中', 'Registration open'), tone: 'open' },
    title,
    text: [
      say(
        '身近なヒット商品から、なぜ売れたのかを読み解きます。予備知識は要りません。',
        'Why did everyday products sell so well? No previous knowledge needed.',
      ),
    ],
    facts: [when, where, seats, { label: say('講師', 'Speaker'), value: say('中村 葵さん', 'Aoi Nakamura') }],
    buttons: [
      [button(say('参加する', 'Attend'), { style: 'primary' })],
      [button(say('不参加', 'Not attending')), button(say('資料だけほしい', 'Materials only'))],
      [
        button(say('中止する', 'Cancel the seminar'), {
          style: 'danger',
          confirm: {
            title: say('中止しますか？', 'Cancel it?'),
            text: say('18名にお知らせします。', '18 people will be told.'),
            yes: say('中止する', 'Cancel it'),
            no: say('やめる', 'Keep it'),
          },
        }),
      ],
    ],
    note: say('12月2日（水）まで変更できます。', 'You can change this until Wed, Dec 2.'),
  };
  const draft: Card = {
    summary: title,
    badge: { text: say('下書き', 'Draft'), tone: 'closed' },
    title,
    facts: [when, { label: say('担当', 'Organizer'), value: say('佐藤 恵', 'Megumi Sato') }],
    buttons: [
      [button(say('プレビュー・お知らせ', 'Preview and announce'), { style: 'primary' }), button(say('編集', 'Edit'))],
    ],
    more: [
      button(say('表紙の画像', 'Cover picture')),
      button(say('資料', 'Materials')),
      button(say('担当と講師', 'Organizers and speakers')),
      button(say('操作の記録', 'Log')),
      button(say('下書きを捨てる', 'Discard draft'), { style: 'danger' }),
    ],
  };
  const listed = (badge: NonNullable<Card['badge']>, share: number): Card => ({
    summary: title,
    badge,
    title,
    text: [when.value],
    facts: [{ ...seats, share, value: `${Math.round(share * 30)}/30` }],
    buttons: [[button(say('開く', 'Open'))]],
  });
  const stage = (label: string, isChosen = false) => ({ label, command: { do: 'list' } satisfies Command, isChosen });
  const desk: Card = {
    summary: say('企画の一覧', 'Manage seminars'),
    title: say('企画の一覧', 'Manage seminars'),
    filters: [
      stage(say('すべて（5件）', 'All (5)'), true),
      stage(say('下書き（1件）', 'Drafts (1)')),
      stage(say('これから（2件）', 'Upcoming (2)')),
      stage(say('アンケート回答中（1件）', 'Surveys open (1)')),
    ],
    buttons: [
      [button(say('セミナーを企画する', 'Plan a seminar'), { style: 'primary' }), button(say('シリーズ', 'Series'))],
    ],
    items: [
      { ...listed({ text: say('下書き', 'Draft'), tone: 'closed' }, 0), facts: [] },
      listed({ text: say('申し込み受付中', 'Registration open'), tone: 'open' }, 0.6),
      listed({ text: say('満席・キャンセル待ち受付中', 'Full · waitlist open'), tone: 'full' }, 1),
      listed({ text: say('アンケート回答中', 'Survey open'), tone: 'notice' }, 0.4),
      listed({ text: say('終了しました', 'Ended'), tone: 'closed' }, 0.5),
    ],
  };
  const results: Card = {
    summary: title,
    badge: { text: say('アンケートの結果', 'Survey results'), tone: 'notice' },
    title,
    facts: [when],
    drawn: {
      figures: [
        {
          label: say('満足度（5点満点）', 'Average (out of 5)'),
          value: '★4.0',
          beside: [say('これまで4.1（6回）', 'The 6 before: 4.1')],
        },
        {
          label: say('回答率', 'Response rate'),
          value: '75%',
          beside: [say('12名中9名が回答', '9 of 12 answered'), say('これまで68%（6回）', 'The 6 before: 68%')],
        },
        {
          label: say('出席', 'Attended'),
          value: say('12名', '12'),
          beside: [say('これまで平均10.5名（6回）', 'The 6 before: 10.5 on average')],
        },
      ],
      chart: {
        title: say('満足度の内訳', 'How people rated it'),
        bars: [4, 3, 1, 0, 1].map((count, index) => ({
          label: `★${5 - index}`,
          value: say(`${count}名`, `${count}`),
          share: count / 9,
        })),
      },
      quotes: [
        {
          title: say('いただいた感想', 'Comments'),
          quotes: comments[language].map((text, index) => ({
            text,
            ...(index % 2 === 0 && { note: say('紹介可', 'May be quoted') }),
          })),
        },
      ],
      print: say('A4用紙1枚に印刷', 'Print on one A4 page'),
    },
  };
  const unanswered: Card = {
    ...results,
    text: [
      say(
        '5名の回答がそろうと、評価と感想をご覧いただけます。',
        'Once 5 people have answered, you’ll see ratings and comments.',
      ),
    ],
    drawn: {
      figures: [
        {
          label: say('回答率', 'Response rate'),
          value: '0%',
          beside: [say('12名中0名が回答', '0 of 12 answered')],
        },
        { label: say('出席', 'Attended'), value: say('12名', '12') },
      ],
    },
    buttons: [[button(say('このセミナーへ戻る', 'Back to this seminar'))]],
    note: say('アンケートは12月10日（木）20:15まで回答できます。', 'The survey is open until Thu, Dec 10, 8:15 p.m.'),
  };
  const form: Form = {
    submit: { do: 'submit-survey', seminar: '00000000-0000-4000-8000-000000000000' },
    title: say('セミナーの感想', 'Your comments'),
    submitLabel: say('送信する', 'Send'),
    intro: say(`『${title}』についてお聞かせください。`, `Tell us about “${title}”.`),
    language,
    fields: [
      {
        name: 'score',
        type: 'choice',
        label: say('満足度', 'Satisfaction'),
        value: '4',
        options: ['5', '4', '3', '2', '1'].map((value) => ({ value, label: value })),
      },
      {
        name: 'name',
        type: 'text',
        maxLength: 40,
        label: say('お名前', 'Name'),
        hint: say('名札に書きます。', 'For your name tag.'),
      },
      { name: 'day', type: 'date', label: say('日にち', 'Day'), value: '2026-12-03' },
      {
        name: 'how',
        type: 'choice',
        label: say('参加方法', 'How you attend'),
        value: 'on_site',
        options: [
          { value: 'on_site', label: say('会場で参加', 'In person') },
          { value: 'online', label: say('オンラインで参加', 'Online') },
        ],
      },
      {
        name: 'words',
        type: 'text',
        isMultiline: true,
        isOptional: true,
        maxLength: 1000,
        label: say('感想', 'Comments'),
      },
      {
        name: 'quote',
        type: 'check',
        isOptional: true,
        label: say('紹介', 'Quoting'),
        option: say('紹介してよい', 'You may quote me'),
      },
    ],
  };
  const back = renderBack(language);
  const empty: Card = {
    summary: say('企画の一覧', 'Manage seminars'),
    title: say('企画の一覧', 'Manage seminars'),
    text: [
      say(
        '企画中のセミナーはありません。「セミナーを企画する」から始められます。',
        'No seminars planned yet. Start with “Plan a seminar”.',
      ),
    ],
    buttons: [[button(say('セミナーを企画する', 'Plan a seminar'), { style: 'primary' })]],
  };
  const wrong = { name: say('お名前を入力してください。', 'Please enter your name.') };
  return {
    seminar: () => renderDeskPage({ title, card: seminar, language, back }),
    desk: () => renderDeskPage({ title: desk.title ?? '', card: desk, language, back: html`` }),
    draft: () => renderDeskPage({ title, card: draft, language, back }),
    results: () => renderCardPage({ title, card: results, language }),
    unanswered: () => renderDeskPage({ title, card: unanswered, language, back }),
    form: () => renderForm({ form, language, back }),
    errors: () => renderForm({ form, language, errors: wrong, values: { score: '4' } }),
    refused: () => renderLostForm({ card: seminar, errors: wrong, language, below: back }),
    thanks: () =>
      renderCardPage({ title: say('受け取りました', 'Received'), card: { ...seminar, buttons: [] }, language }),
    empty: () => renderDeskPage({ title: empty.title ?? '', card: empty, language, back: html`` }),
    expired: () => renderNotice('expired', language),
  };
}

export const samples: Record<Language, Pages> = { ja: pagesIn('ja'), en: pagesIn('en') };
