// The door, as organizers see it.
import { person, san } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

const japaneseHowTo = (code: string, { hasSlack, hasLine }: { hasSlack: boolean; hasLine: boolean }) => {
  const chats = [hasLine && `LINEのセミナーボットに「${code}」`, hasSlack && `Slackで「/seminar 受付 ${code}」`];
  const ways = chats.filter(Boolean).join('、');
  return ways ? `QRコードを読み取るか、${ways}と送ってください。` : 'QRコードを読み取ってください。';
};

const englishHowTo = (code: string, { hasSlack, hasLine }: { hasSlack: boolean; hasLine: boolean }) => {
  const chats = [
    hasLine && `send “${code}” to the seminar bot on LINE`,
    hasSlack && `type “/seminar checkin ${code}” on Slack`,
  ];
  return `${['Scan the QR code', ...chats.filter(Boolean)].join(', or ')}.`;
};

export const doorWords = bilingual({
  button: { ja: '当日受付', en: 'Check-in' },
  title: { ja: '当日受付', en: 'Check-in' },
  text: {
    ja: '受付ページを会場に映すか、印刷してください。QRコードを読むか、4けたの番号を送ると受付できます。開始60分前から使えます。',
    en: 'Show the check-in page on a screen or print it. People scan the QR code or send the four digits. It works from 60 minutes before the start.',
  },
  closedText: {
    ja: '当日受付の時間は終わりましたが、参加者へのチェックは直せます。',
    en: 'Check-in has closed, but you can still tick people off.',
  },
  newCode: { ja: '受付番号が変わりました', en: 'The check-in number has changed' },
  newCodeSummary: (title: string) => ({
    ja: `受付番号が変わりました：${title}`,
    en: `The check-in number has changed: ${title}`,
  }),
  newCodeText: {
    ja: '違う番号が続けて送られたため、受付番号を新しくしました。映している受付ページは自動で変わります。印刷したページの番号は使えませんので、この番号をお伝えください。QRコードはそのまま使えます。',
    en: 'There were too many wrong numbers in a row, so there’s a new check-in number. A page shown on a screen updates automatically. On a printed page, the number no longer works, so please tell people this one. The QR code stays the same.',
  },
  howTo: (code: string, about: { hasSlack: boolean; hasLine: boolean }) => ({
    ja: japaneseHowTo(code, about),
    en: englishHowTo(code, about),
  }),
  openPage: { ja: '受付ページを開く', en: 'Open the check-in page' },
  openList: { ja: '参加者にチェックする', en: 'Tick people off' },
  addWalkIn: { ja: '当日参加を加える', en: 'Add a walk-in' },
  listTitle: (title: string) => ({ ja: `当日受付：${title}`, en: `Check-in list: ${title}` }),
  listText: {
    ja: 'お名前を押すと受付済み（☑）になります。もう一度押すと取り消せます。',
    en: 'Press a name to check that person in (☑). Press again to undo.',
  },
  present: (present: number, total: number) => ({
    ja: `受付済み${present}名 / ${total}名`,
    en: `${present} of ${total} checked in`,
  }),
  nobody: { ja: '参加予定の方は、まだいらっしゃいません。', en: 'Nobody has registered.' },
  guests: (count: number) => ({
    ja: `受付ページにお名前を書いた方が${count}名いらっしゃいます。ご確認ください。`,
    en: `${count} ${count === 1 ? 'person has' : 'people have'} signed in on the check-in page. Please confirm them.`,
  }),
  waiting: (count: number) => ({ ja: `確認待ち${count}名`, en: `${count} to be confirmed` }),
  confirmNamed: (name: string) => ({ ja: `受付する：${name}`, en: `Check in: ${name}` }),
  removeNamed: (name: string) => ({ ja: `取り消す：${name}`, en: `Remove: ${name}` }),
  moreGuests: (count: number) => ({ ja: `確認待ちほか${count}名`, en: `${count} more to be confirmed` }),
  confirmGuest: { ja: '受付する', en: 'Check in' },
  removeGuest: { ja: '取り消す', en: 'Remove' },
  removeConfirm: {
    title: { ja: '当日参加を取り消しますか？', en: 'Remove this walk-in?' },
    text: { ja: 'この方は一覧から消えます。', en: 'They’ll be removed from the list.' },
    yes: { ja: '取り消す', en: 'Remove' },
    no: { ja: 'やめる', en: 'Keep' },
  },
  marks: {
    waitlisted: { ja: '（待ち）', en: ' (waitlist)' },
    walk_in: { ja: '（当日）', en: ' (walk-in)' },
    online: { ja: '（オンライン）', en: ' (online)' },
  },
  notOfThis: {
    ja: 'この方は、このセミナーの一覧に見つかりませんでした。',
    en: 'This person isn’t on the list for this seminar.',
  },
  walkInTitle: { ja: '当日参加を加える', en: 'Add a walk-in' },
  walkInSubmit: { ja: '加える', en: 'Add' },
  name: { ja: 'お名前', en: 'Name' },
  nameMissing: { ja: 'お名前を入力してください。', en: 'Please enter a name.' },
  organization: { ja: '所属', en: 'Organization' },
  organizationHint: { ja: '例：財政課、〇〇町役場', en: 'e.g. Finance Division, Etajima City' },
  added: (name: string) => ({
    ja: `${san(name)}を当日参加に加えました。`,
    en: `${person(name)} has been added as a walk-in.`,
  }),
  sameName: (organization: string) => ({
    ja: organization
      ? '同じお名前・所属の方が、すでに一覧にいます。別の方でしたら、所属に課や係なども加えてください。'
      : '同じお名前の方が、すでに一覧にいます。別の方でしたら、所属を入力してください。',
    en: organization
      ? 'Someone with this name and organization is already on the list. If this is someone else, add their team or section.'
      : 'Someone with this name is already on the list. If this is someone else, fill in their organization.',
  }),
  heads: { ja: '出席', en: 'Attendance' },
  headLine: ({ attended, noShows, walkIns }: { attended: number; noShows: number; walkIns: number }) => ({
    ja: `${attended}名（欠席${noShows}・当日${walkIns}）`,
    en: `${attended} (${noShows} no-show${noShows === 1 ? '' : 's'} · ${walkIns} walk-in${walkIns === 1 ? '' : 's'})`,
  }),
  /** Where nobody was checked in: who did not come, and who came besides, is not known. */
  headCount: (attended: number) => ({ ja: `${attended}名`, en: `${attended}` }),
  /** Beside that count. */
  besides: ({ noShows, walkIns }: { noShows: number; walkIns: number }) => ({
    ja: `欠席${noShows}・当日${walkIns}`,
    en: `${noShows} no-show${noShows === 1 ? '' : 's'} · ${walkIns} walk-in${walkIns === 1 ? '' : 's'}`,
  }),
  unrecorded: {
    all: {
      ja: '当日受付の記録がないため、「参加」の回答を出席とみなしています。',
      en: 'Nobody was checked in, so everyone who said they’d attend is counted.',
    },
    on_site: {
      ja: '会場は当日受付の記録がないため、「参加」の回答を出席とみなしています。',
      en: 'Nobody was checked in at the door, so everyone who said they’d attend in person is counted.',
    },
    online: {
      ja: 'オンラインは当日受付の記録がないため、「参加」の回答を出席とみなしています。',
      en: 'Nobody was checked in online, so everyone who said they’d attend online is counted.',
    },
  },
});
