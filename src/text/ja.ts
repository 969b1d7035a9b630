// Every word that people read, in plain, polite Japanese. en.ts has the same keys, by type.
// Knows no platform: what is said the same on Slack and on LINE is written once.

export const ja = {
  slack: {
    close: '閉じる',
  },
  line: {},
  web: {},
  trouble: {
    title: '申し訳ありません',
    text: 'うまく処理できませんでした。少し待って、もう一度お試しください。',
  },
};
