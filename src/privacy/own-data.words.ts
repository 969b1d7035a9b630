// What is kept of a person, told to them; and being forgotten.
import { bilingual } from '../text/words.ts';

export const ownDataWords = bilingual({
  title: { ja: '私の情報', en: 'My data' },
  facts: {
    name: { ja: 'お名前', en: 'Name' },
    affiliation: { ja: 'お立場', en: 'Joining from' },
    organization: { ja: '所属', en: 'Organization' },
    accounts: { ja: 'アプリ', en: 'Apps' },
    language: { ja: '言語', en: 'Language' },
    reminders: { ja: 'リマインド', en: 'Reminders' },
    topics: { ja: '関心', en: 'Topics' },
    preferred: { ja: 'ご連絡先', en: 'Messages to' },
    since: { ja: '登録', en: 'First used' },
    role: { ja: '役割', en: 'Role' },
    messages: { ja: 'お届け', en: 'Sent to you' },
    deeds: { ja: '操作の記録', en: 'Log entries' },
  },
  japanese: { ja: '日本語', en: 'Japanese' },
  english: { ja: '英語', en: 'English' },
  muted: { ja: '受け取らない', en: 'off' },
  unmuted: { ja: '受け取る', en: 'on' },
  none: { ja: '（なし）', en: '(none)' },
  messages: (count: number) => ({
    ja: `メッセージ${count}件`,
    en: `${count} ${count === 1 ? 'message' : 'messages'}`,
  }),
  count: (count: number) => ({ ja: `${count}件`, en: `${count}` }),
  sections: {
    answers: { ja: '申し込み', en: 'Registrations' },
    attended: { ja: '出席', en: 'Attendance' },
    surveys: { ja: 'アンケート', en: 'Surveys' },
    questions: { ja: '講師への質問', en: 'Questions to speakers' },
    feedback: { ja: '資料について', en: 'About the materials' },
    parts: { ja: '講師・担当', en: 'As a speaker or organizer' },
  },
  standings: {
    attending: { ja: '参加', en: 'attending' },
    waitlisted: { ja: 'キャンセル待ち', en: 'on the waitlist' },
    declined: { ja: '不参加', en: 'not attending' },
    materials: { ja: '資料だけ', en: 'materials only' },
  },
  modes: { on_site: { ja: '会場', en: 'in person' }, online: { ja: 'オンライン', en: 'online' } },
  party: { ja: '懇親会', en: 'after-party' },
  hasNote: { ja: '企画担当のメモがあります', en: 'the organizers made a note' },
  score: (score: number) => ({ ja: `評価${score}`, en: `rated ${score}` }),
  wouldSpeak: { ja: '話してもよい', en: 'would speak' },
  mayQuote: { ja: '紹介してもよい', en: 'may be quoted' },
  useful: { ja: '役に立った', en: 'useful' },
  attended: { ja: '出席', en: 'attended' },
  parts: { coordinator: { ja: '担当', en: 'organizer' }, speaker: { ja: '講師', en: 'speaker' } },
  columns: {
    what: { ja: '種類', en: 'What' },
    seminar: { ja: 'セミナー', en: 'Seminar' },
    when: { ja: '開催', en: 'Held' },
    at: { ja: '記録した日時', en: 'Noted' },
    text: { ja: '内容', en: 'Text' },
  },
  me: { ja: '私について', en: 'About me' },
  seeAll: { ja: 'すべて見る', en: 'See everything' },
  seeAllNote: {
    ja: 'リンクは15分で切れます。お名前などが見えるので、人に送らないでください。',
    en: 'The link works for 15 minutes and shows your name, so please don’t pass it on.',
  },
  /** `isNameTold`: by the workplace, so that there is nothing to correct of it. */
  correct: (isNameTold: boolean) =>
    isNameTold
      ? { ja: '所属を直す', en: 'Change department' }
      : { ja: 'お名前・所属を直す', en: 'Change name or organization' },
  takeAlong: { ja: 'ファイルで受け取る', en: 'Get it as a file' },
  takeConfirm: {
    title: { ja: 'ファイルで受け取りますか？', en: 'Get your data as a file?' },
    text: {
      ja: 'あなたについての記録をExcelのファイルにします。共用の端末では、保存したままにしないでください。',
      en: 'We’ll put all we keep about you in an Excel file. Don’t leave it on a shared device.',
    },
    yes: { ja: '受け取る', en: 'Get the file' },
    no: { ja: 'やめる', en: 'Not now' },
  },
  fileReady: { ja: 'ファイルの用意ができました', en: 'Your file is ready' },
  fileText: { ja: '15分のあいだ、何度でも保存できます。', en: 'You can save it for 15 minutes.' },
  save: { ja: 'ファイルを保存', en: 'Save the file' },
  leave: { ja: '退会する', en: 'Delete my data' },
  leaveConfirm: {
    title: { ja: '退会しますか？', en: 'Delete your data?' },
    text: {
      ja: 'お名前やアカウントなど、あなたと分かる記録を消します。これからの席はお返しいただき、お知らせも届かなくなります。元には戻せません。',
      en: 'We’ll delete your name, account and all that shows who you are, and give up your seats. This can’t be undone.',
    },
    yes: { ja: '退会する', en: 'Delete' },
    no: { ja: '退会しない', en: 'Keep my data' },
  },
  left: { ja: '退会の手続きが済みました', en: 'Your data is deleted' },
  leftText: (seats: number) => ({
    ja: `あなたと分かる記録を消しました。${seats > 0 ? `これからの席（${seats}件）はお返しいただきました。` : ''}これまでの人数には、お名前のない1名として残ります。`,
    en: `What showed who you are is gone.${seats > 0 ? ` Your ${seats === 1 ? 'seat was' : `${seats} seats were`} given back.` : ''} In past head-counts you remain as one person without a name.`,
  }),
  leftElsewhere: {
    ja: 'このトークやチャンネルに残っている投稿と、バックアップ（入れかわるまで）は消せません。また使うときは、いつでも話しかけてください。はじめての方としてお迎えします。',
    en: 'Messages already in this chat or in channels can’t be deleted from here, nor can backups until they are replaced. You’re welcome back any time, as somebody new.',
  },
  lastAdmin: {
    ja: '管理者がいなくなるため、退会できません。先に、ほかの方を管理者にしてください。',
    en: 'There’d be no admin left. Please make someone else an admin first.',
  },
  onlyInChat: {
    ja: 'この操作は、トークかSlackの「私の情報」からお願いします。',
    en: 'Please do this under “My data” in the chat.',
  },
  /** At the end of the page that shows it all. */
  correctInChat: {
    ja: 'お名前・所属を直す、ファイルで受け取る、退会するは、トーク（またはSlack）の「私の情報」からできます。',
    en: 'To correct, download or delete it, use “My data” in the chat.',
  },
  sheet: { ja: '私の情報', en: 'My data' },
});
