// What organizers are told of messages that were not sent.
import { grouped } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const undeliveredWords = bilingual({
  title: { ja: 'お届けできなかったお知らせがあります', en: 'Some messages couldn’t be delivered' },
  summary: (title: string) => ({
    ja: `お届けできなかったお知らせがあります：${title}`,
    en: `Some messages couldn’t be delivered: ${title}`,
  }),
  over_quota: (count: number) => ({
    ja: `LINEの今月の配信数の上限に達したため、${count}通を止めています。LINE公式アカウントのプランを見直すか、翌月までお待ちください。上限が増えたら「もう一度送る」を押してください。翌月には自動でお送りします。`,
    en: `This month’s LINE allowance is used up, so ${count} ${count === 1 ? 'message is' : 'messages are'} on hold. Upgrade the LINE Official Account’s plan and press “Send again”, or wait: they’ll be sent automatically next month.`,
  }),
  keptTitle: { ja: 'LINEの配信を止めています', en: 'Held back on LINE' },
  keptSummary: (title: string) => ({ ja: `LINEの配信を止めています：${title}`, en: `Held back on LINE: ${title}` }),
  kept: (what: string, count: number) => ({
    ja: `LINEの今月の残りが少ないため、${what}${grouped(count)}通を止めています。もっと大切なお知らせに残しておくためです。余裕ができれば、自動でお送りします。`,
    en: `LINE’s month is nearly used up, so ${grouped(count)} ${count === 1 ? 'message is' : 'messages are'} held back (${what}) to leave room for what matters more. They go out by themselves once there is room.`,
  }),
  sendNow: { ja: '止めずにいま送る', en: 'Send them now' },
  channel: (channel: string) => ({
    ja: `Slackのチャンネル（${channel}）に投稿できませんでした。チャンネルにこのボットを招待（/invite）してから「もう一度送る」を押してください。`,
    en: `The bot couldn’t post in the Slack channel (${channel}). Invite it to the channel (/invite), then press “Send again”.`,
  }),
  other: (code: string) => ({
    ja: `送信先に受け付けてもらえませんでした（${code}）。しばらくして「もう一度送る」を押してください。`,
    en: `It wasn’t accepted (${code}). Please press “Send again” in a while.`,
  }),
  waiting: (code: string) => ({
    ja: `LINEに受け付けてもらえず、まだお送りできていません（${code}）。LINEの設定（チャネルアクセストークン）が変わっていないか、ボットの管理者にご確認ください。受け付けられしだい、自動でお送りします。`,
    en: `LINE hasn’t accepted it so far (${code}). Please ask the bot’s admin whether its LINE settings (the channel access token) have changed. It’ll be sent automatically as soon as LINE accepts it.`,
  }),
  too_late_to_announce: {
    ja: '予約したお知らせの時刻にボットが止まっていて、申し込みの締切が過ぎました。お知らせはしていません。日時を直してください。',
    en: 'The bot was down when this was to be announced, and registration has closed since. It wasn’t announced. Please edit its dates and times.',
  },
  again: { ja: 'もう一度送る', en: 'Send again' },
  sentAgain: (count: number) => ({
    ja: `${count}通をもう一度送っています。`,
    en: `${count} ${count === 1 ? 'message is' : 'messages are'} being sent again.`,
  }),
  unwanted: (count: number) => ({
    ja: `もう必要のない${count}通は、送りませんでした（期限が過ぎた、取りやめた、届かないなど）。`,
    en: `${count === 1 ? 'One wasn’t' : `${count} weren’t`} sent, as nobody needs ${count === 1 ? 'it' : 'them'} any more (too late, withdrawn, unreachable).`,
  }),
  nothingHeld: { ja: '止まっているお知らせはありません。', en: 'No messages are on hold.' },
  delivered: (count: number) => ({
    ja: `${count}名の方にお知らせしました。`,
    en: `${count} ${count === 1 ? 'person has' : 'people have'} been told.`,
  }),
  deliveredOn: (places: string) => ({ ja: `${places}にお知らせしました。`, en: `Sent to ${places}.` }),
  progress: ({ all, sent }: { all: number; sent: number }) => ({
    ja: `${grouped(all)}名中${grouped(sent)}名に送信済み、残り${grouped(all - sent)}名`,
    en: `Sent to ${grouped(sent)} of ${grouped(all)}, ${grouped(all - sent)} to go`,
  }),
  look: { ja: 'いまの状況', en: 'See progress' },
  standing: { ja: 'お知らせの状況', en: 'Delivery so far' },
  noneSent: { ja: 'お送りする方はいらっしゃいませんでした。', en: 'There was nobody to send it to.' },
  posted: {
    sent: (channel: string) => ({ ja: `${channel}に投稿しました。`, en: `Posted in ${channel}.` }),
    owed: (channel: string) => ({ ja: `${channel}に投稿しています。`, en: `Being posted in ${channel}.` }),
    failed: (channel: string) => ({
      ja: `${channel}には投稿できませんでした。`,
      en: `It couldn’t be posted in ${channel}.`,
    }),
  },
  stuck: (count: number) => ({
    ja: `LINEの今月の配信数の上限に達しているため、${count}名の方への連絡は止まる見込みです。`,
    en: `This month’s LINE allowance is used up: the message to ${count} ${count === 1 ? 'person' : 'people'} will probably be put on hold.`,
  }),
  held: (count: number) => ({
    ja: `LINEの今月の配信数が足りないため、${count}名の方への連絡を止めています。`,
    en: `LINE’s month is short of messages: the one to ${count} ${count === 1 ? 'person' : 'people'} is on hold.`,
  }),
  failed: (count: number) => ({
    ja: `${count}名の方には、送れませんでした。`,
    en: `The message to ${count} ${count === 1 ? 'person' : 'people'} couldn’t be sent.`,
  }),
  unreachable: (count: number) => ({
    ja: `${count}名の方には、ボットから連絡できません（ブロック、退会など）。`,
    en: `The bot can’t reach ${count} ${count === 1 ? 'person' : 'people'} (they blocked it or left).`,
  }),
});
