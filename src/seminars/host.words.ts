// Coordinators and speakers of a seminar.
import { person, san } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const hostWords = bilingual({
  title: { ja: '担当と講師', en: 'Organizers and speakers' },
  explained: {
    ja: '「引き継ぐ」を押すと、その方がこのセミナーの担当になります。',
    en: 'Press “Hand over” to make that person the organizer of this seminar.',
  },
  parts: {
    coordinator: { ja: '担当', en: 'Organizer' },
    speaker: { ja: '講師', en: 'Speaker' },
  },
  speaker: { ja: '講師（Slackの方）', en: 'Speaker (on Slack)' },
  speakerName: { ja: '講師のお名前（Slackにいない方）', en: 'Speaker’s name (not on Slack)' },
  speakerNameHint: {
    ja: '敬称は付けずにご入力ください。お知らせの講師の欄にも出ます。',
    en: 'Also shown on the announcement.',
  },
  speakerOrganization: { ja: '講師の所属', en: 'Speaker’s organization' },
  speakerOrganizationHint: {
    ja: '例：江田島市、〇〇株式会社。なければ空欄で。',
    en: 'e.g. Etajima City. Leave blank if there is none.',
  },
  chooseSpeaker: {
    ja: 'Slackの方を選ぶか、お名前を入力してください。',
    en: 'Please choose someone on Slack, or type a name.',
  },
  eitherOr: {
    ja: 'Slackの方を選ぶか、お名前を入力するか、どちらか一方にしてください。',
    en: 'Please either choose someone on Slack or type a name, not both.',
  },
  byName: {
    ja: 'お名前だけで加えた方です。ボットからのメッセージは届きません。',
    en: 'Added by name only, so the bot can’t message them.',
  },
  byline: (name: string, organization: string) => ({
    ja: [organization, `${name}さん`].filter(Boolean).join(' '),
    en: organization ? `${name} (${organization})` : name,
  }),
  and: { ja: '、', en: ', ' },
  speakerNamed: (name: string) => ({
    ja: `${san(name)}を講師に加え、お知らせの講師の欄に出しました。ボットからは連絡できないため、感想や質問は担当の方からお伝えください。`,
    en: `${person(name)} is now a speaker and appears on the announcement. The bot can’t message them, so please pass on questions and comments yourself.`,
  }),
  speakerNotShown: (name: string) => ({
    ja: `${san(name)}を講師に加えましたが、お知らせの講師の欄にはお名前を出せませんでした（100文字まで）。「編集・延期」で講師の欄を直してください。`,
    en: `${person(name)} is now a speaker, but the announcement’s speaker line is full (100 characters). Please edit it under “Edit or postpone”.`,
  }),
  removeSpeaker: { ja: '講師から外す', en: 'Remove speaker' },
  speakerRemoved: (name: string) => ({
    ja: `${san(name)}を講師から外しました。`,
    en: `${person(name)} is no longer a speaker.`,
  }),
  stillInLine: {
    ja: 'お知らせの講師の欄には、まだお名前があります。「編集・延期」で講師の欄を直してください。',
    en: 'They still appear on the announcement. Please edit its speaker line.',
  },
  addSpeaker: { ja: '講師を加える', en: 'Add a speaker' },
  youSpeak: { ja: '講師に登録されました', en: 'You’re a speaker' },
  speakerSummary: (title: string) => ({ ja: `講師に登録されました：${title}`, en: `You’re a speaker: ${title}` }),
  speakerBy: (by: string) => ({
    ja: `${by}が、あなたをこのセミナーの講師に加えました。「わたしの講演」で、参加人数と、寄せられた質問をご覧いただけます。終わったあとは、感想もご覧いただけます。`,
    en: `You’ve been added as a speaker of this seminar by ${by}. “My talks” shows how many are coming and what they ask, and later their comments.`,
  }),
  speakerAdded: (name: string) => ({
    ja: `${san(name)}を講師に加えました。参加人数と感想を見られるようになります。ご本人にもお知らせします。`,
    en: `${person(name)} is now a speaker and can see the head count and comments. We’ll let them know.`,
  }),
  speakerReplaced: (name: string, before: string) => ({
    ja: `お名前だけだった${san(before)}を、Slackの${san(name)}に替えました。お知らせの講師の欄は、そのままです。`,
    en: `${person(name)} on Slack now takes the place of ${before}, who was added by name only. The announcement’s speaker line stays as it is.`,
  }),
  handOver: { ja: '引き継ぐ', en: 'Hand over' },
  addCoordinator: { ja: '担当に加える', en: 'Add as organizer' },
  handedOver: (name: string) => ({
    ja: `${san(name)}に引き継ぎました。`,
    en: `Handed over to ${name || 'this person'}.`,
  }),
  yours: { ja: '担当になりました', en: 'You’re the organizer' },
  yoursSummary: (title: string) => ({ ja: `担当になりました：${title}`, en: `You’re the organizer: ${title}` }),
  handedOverBy: (by: string) => ({
    ja: `${by}から、このセミナーの引き継ぎがありました。これからは、あなたが担当です。`,
    en: `This seminar has been handed over to you by ${by}. You’re its organizer now.`,
  }),
  joinedBy: (by: string) => ({
    ja: `${by}が、あなたをこのセミナーの担当に加えました。`,
    en: `You’ve been added as an organizer of this seminar by ${by}.`,
  }),
  before: { ja: '前の担当', en: 'Previous organizer' },
  noCoordinator: {
    ja: '担当になれるのは企画担当の方だけです。担当は1名以上必要です。',
    en: 'Only organizers can run a seminar, and it needs at least one of them.',
  },
  orphan: { ja: '担当がいません', en: 'No organizer' },
  orphans: (count: number) => ({
    ja: `担当のいないセミナーが${count}件あります。「担当と講師」で、引き継ぐ方を選んでください。`,
    en: `${count} ${count === 1 ? 'seminar has' : 'seminars have'} no organizer. Choose one under “Organizers and speakers”.`,
  }),
  orphansTitle: { ja: '担当のいないセミナー', en: 'Seminars without an organizer' },
  showOrphans: { ja: '担当のいないセミナーを見る', en: 'Show these seminars' },
  questions: { ja: '講師への質問', en: 'Questions' },
  talks: { ja: 'わたしの講演', en: 'My talks' },
});
