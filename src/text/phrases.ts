// Phrases that words of several rooms are made with: names, counts, places.

/** A platform may not tell a name: nobody is called just 「さん」. */
export const san = (name: string) => (name ? `${name}さん` : 'この方');

/** Behind words that say who it is. */
export const sanAfter = (name: string) => (name ? `${name}さん` : '方');

/** 1,200 */
export const grouped = (count: number) => count.toLocaleString('ja-JP');

/** A platform may not tell a name. */
export const person = (name: string) => name || 'This person';

export const quoted = (name: string) => (name ? `“${name}”` : 'this person');

export const lineMessages = (count: number) => `${grouped(count)} LINE ${count === 1 ? 'message' : 'messages'}`;
