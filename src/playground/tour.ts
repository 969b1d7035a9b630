// The ways through the playground: the first steps, and five minutes for organizers. Words and order; what was done is
// watch-tours.ts's to say. A step says its button as the bot does.
import { typedWords } from '../cards/typed.words.ts';
import { doorWords } from '../checkins/door.words.ts';
import { deskWords } from '../desk/desk.words.ts';
import { composeWords } from '../seminars/compose.words.ts';
import { seminarWords } from '../seminars/seminar.words.ts';
import type { Go, Tour } from './page/page-options.ts';
import { organizerId, yamamotoId } from './people.ts';

export type Deed = 'answered' | 'moved' | 'saw-people' | 'saw-results' | 'planned' | 'announced' | 'opened-door';

const { attendOnSite, attendees } = seminarWords.ja;
const { announceNow, formTitle, openDraft } = composeWords.ja;
const results = deskWords.ja.results;
const door = doorWords.ja.button;

const home: Go = { app: 'slack', person: organizerId, place: 'home' };

interface Planned {
  words: string;
  hint: string;
  /** Any of them ticks it. */
  deeds: Deed[];
  go?: Go;
}

const firstSteps: Planned[] = [
  {
    words: `LINEで「${attendOnSite}」`,
    hint: '山本さん（市民）になって、カードのボタンを押します。',
    deeds: ['answered'],
    go: { app: 'line', person: yamamotoId, find: attendOnSite },
  },
  {
    words: '時計を進める',
    hint: '「次の予定まで進める」を2回。締切間近の投稿、つぎにリマインドが届きます。',
    deeds: ['moved'],
    go: { app: 'clock' },
  },
  {
    words: '佐藤さんで結果を見る',
    hint: `Slackのアプリのホームで「${attendees}」か「${results}」を押します。`,
    deeds: ['saw-people', 'saw-results'],
    go: { ...home, find: attendees },
  },
];

const organizersTour: Planned[] = [
  {
    words: 'セミナーを企画する',
    hint: `佐藤さんで /seminar ${typedWords.en.newSeminar[0]}、またはホームの「${formTitle}」。入力して保存します。`,
    deeds: ['planned'],
    go: { ...home, find: formTitle },
  },
  {
    words: 'お知らせする',
    hint: `プレビューを確かめて「${announceNow}」。SlackとLINEに届きます。`,
    deeds: ['announced'],
    go: { ...home, find: openDraft },
  },
  {
    words: '来る方を見る',
    hint: `「${attendees}」。電話の申し込みも足せます。`,
    deeds: ['saw-people'],
    go: { ...home, find: attendees },
  },
  {
    words: `${door}を開く`,
    hint: `セミナーの「その他」→「${door}」。QRコードと4けたの番号が出ます。`,
    deeds: ['opened-door'],
    go: { ...home, find: attendees },
  },
  {
    words: 'アンケートを読む',
    hint: `LINEやSlackで評価を押してから、ホームの「${results}」へ。`,
    deeds: ['saw-results'],
    go: { ...home, find: results },
  },
];

const withTicks = (steps: Planned[], done: ReadonlySet<Deed>) =>
  steps.map(({ words, hint, deeds, go }) => ({ words, hint, go, isDone: deeds.some((deed) => done.has(deed)) }));

export const toursOf = (done: ReadonlySet<Deed>): Tour[] => [
  { id: 'first', title: 'はじめの3歩', steps: withTicks(firstSteps, done) },
  { id: 'organizer', title: '企画担当の5分ツアー', steps: withTicks(organizersTour, done) },
];
