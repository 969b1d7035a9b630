// Phrases that words of several rooms are made with: names, counts, places.

/** A platform may not tell a name: nobody is called just 「さん」. */
export const san = (name: string) => (name ? `${name}さん` : 'この方');

/** Behind words that say who it is. */
export const sanAfter = (name: string) => (name ? `${name}さん` : '方');

/** 1,200 */
export const grouped = (count: number) => count.toLocaleString('ja-JP');

export const japanesePlaces = ({ hasChannel, people }: { hasChannel: boolean; people: number }) =>
  [hasChannel && 'Slackのチャンネル', people > 0 && `LINEの友だち${grouped(people)}名`].filter(Boolean).join('と、');

export const japanesePushes = ({ pushes }: { pushes: number }) =>
  pushes > 0 ? `LINEの配信数は${grouped(pushes)}通です。` : '';

/** A platform may not tell a name. */
export const person = (name: string) => name || 'This person';

export const quoted = (name: string) => (name ? `“${name}”` : 'this person');

export const englishPlaces = ({ hasChannel, people }: { hasChannel: boolean; people: number }) =>
  [hasChannel && 'the Slack channel', people > 0 && `${grouped(people)} LINE ${people === 1 ? 'friend' : 'friends'}`]
    .filter(Boolean)
    .join(' and ');

export const lineMessages = (count: number) => `${grouped(count)} LINE ${count === 1 ? 'message' : 'messages'}`;

export const englishPushes = ({ pushes }: { pushes: number }) =>
  pushes > 0 ? ` That counts as ${lineMessages(pushes)}.` : '';
