// Coordinators and speakers of a seminar.
import { person, san } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const hostWords = bilingual({
  title: { ja: '担当と講師', en: 'Organizers and speakers' },
  explained: {
    ja: '「引き継ぐ」を押すと、その方がこのセミナーの担当になります。',
    en: 'With “Hand over” that person runs this seminar.',
  },
  parts: {
    coordinator: { ja: '担当', en: 'Organizer' },
    speaker: { ja: '講師', en: 'Speaker' },
  },
  speaker: { ja: '講師（Slackの方）', en: 'Speaker (on Slack)' },
  speakerName: { ja: '講師のお名前（Slackにいない方）', en: 'Speaker’s name (not on Slack)' },
  speakerNameHint: { ja: '敬称は付けずに。お知らせの講師の欄にも出ます。', en: 'Shown on the announcement, too.' },
  speakerOrganization: { ja: '講師の所属', en: 'Speaker’s organisation' },
  speakerOrganizationHint: {
    ja: '例：江田島市、〇〇株式会社。なければ空欄で。',
    en: 'e.g. Etajima City. Leave empty if there is none.',
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
    en: 'Added by name only. The bot cannot write to them.',
  },
  byline: (name: string, organization: string) => ({
    ja: [organization, `${name}さん`].filter(Boolean).join(' '),
    en: organization ? `${name} (${organization})` : name,
  }),
  and: { ja: '、', en: ', ' },
  speakerNamed: (name: string) => ({
    ja: `${san(name)}を講師に加え、お知らせの講師の欄に出しました。ボットからは連絡できないため、感想や質問は担当の方からお伝えください。`,
    en: `${person(name)} is a speaker now and is named on the announcement. The bot cannot write to them, so please pass comments and questions on yourself.`,
  }),
  speakerNotShown: (name: string) => ({
    ja: `${san(name)}を講師に加えましたが、お知らせの講師の欄にはお名前を出せませんでした（100文字まで）。「編集・延期」で講師の欄を直してください。`,
    en: `${person(name)} is a speaker now, but the announcement’s line of speakers had no room (100 characters). Please edit the speakers there.`,
  }),
  removeSpeaker: { ja: '講師から外す', en: 'Remove speaker' },
  speakerRemoved: (name: string) => ({
    ja: `${san(name)}を講師から外しました。`,
    en: `${person(name)} is no speaker any more.`,
  }),
  stillInLine: {
    ja: 'お知らせの講師の欄には、まだお名前があります。「編集」で講師の欄を直してください。',
    en: 'The announcement still names them. Please edit the speakers there.',
  },
  addSpeaker: { ja: '講師を加える', en: 'Add a speaker' },
  youSpeak: { ja: '講師に登録されました', en: 'You are a speaker' },
  speakerSummary: (title: string) => ({ ja: `講師に登録されました：${title}`, en: `You are a speaker: ${title}` }),
  speakerBy: (by: string) => ({
    ja: `${by}が、あなたをこのセミナーの講師に加えました。「わたしの講演」で、参加人数と、寄せられた質問をご覧になれます。終わったあとは、感想もご覧になれます。`,
    en: `${by} has made you a speaker of this seminar. “My talks” shows the head-count and the questions; afterwards, the comments, too.`,
  }),
  speakerAdded: (name: string) => ({
    ja: `${san(name)}を講師に加えました。参加人数と感想を見られるようになります。ご本人にもお知らせします。`,
    en: `${person(name)} is a speaker now, sees head-count and comments, and will be told.`,
  }),
  handOver: { ja: '引き継ぐ', en: 'Hand over' },
  addCoordinator: { ja: '担当に加える', en: 'Add as organizer' },
  handedOver: (name: string) => ({
    ja: `${san(name)}に引き継ぎました。`,
    en: `Handed over to ${name || 'this person'}.`,
  }),
  yours: { ja: '担当になりました', en: 'Yours to organize' },
  yoursSummary: (title: string) => ({ ja: `担当になりました：${title}`, en: `Yours to organize: ${title}` }),
  handedOverBy: (by: string) => ({
    ja: `${by}から、このセミナーの引き継ぎがありました。これからは、あなたが担当です。`,
    en: `This seminar was handed over to you by ${by}. You are its organizer now.`,
  }),
  joinedBy: (by: string) => ({
    ja: `${by}が、あなたをこのセミナーの担当に加えました。`,
    en: `You are an organizer of this seminar now, added by ${by}.`,
  }),
  before: { ja: '前の担当', en: 'Organizer before' },
  noCoordinator: {
    ja: '担当にできるのは企画担当の方だけで、担当は1人以上必要です。',
    en: 'Only organizers can run a seminar, and it needs at least one.',
  },
  orphan: { ja: '担当者がいません', en: 'Nobody looks after it' },
  orphans: (count: number) => ({
    ja: `担当者のいないセミナーが${count}件あります。「担当と講師」から引き継ぐ方を選んでください。`,
    en: `${count} ${count === 1 ? 'seminar has' : 'seminars have'} nobody to look after it. Choose someone under “Organizers and speakers”.`,
  }),
  orphansTitle: { ja: '担当者のいないセミナー', en: 'Seminars nobody looks after' },
  showOrphans: { ja: '担当者のいないセミナーを見る', en: 'Show these seminars' },
  questions: { ja: '講師への質問', en: 'Questions' },
  talks: { ja: 'わたしの講演', en: 'My talks' },
});
