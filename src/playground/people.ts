// Who lives in the playground: an organizer and staff on Slack, a citizen and a neighbouring town's officer on LINE.
import type { LineUser } from './line/line.ts';
import { playgroundBot } from './slack/identity.ts';
import type { SlackChannel, SlackMember } from './slack/slack.ts';

export const organizerId = 'U0SATO';

const member = (id: string, name: string, locale = 'ja-JP'): SlackMember => ({
  id,
  name,
  locale,
  timeZone: 'Asia/Tokyo',
  isDeactivated: false,
});

export const slackMembers: SlackMember[] = [
  member(organizerId, '佐藤 恵（人事課）'),
  member('U0TANAKA', '田中 太一（税務課）'),
  member('U0SUZUKI', '鈴木 さくら（こども課）'),
  member('U0EMMA', 'Emma Clark (ALT)', 'en-US'),
];

export const seminarChannel = 'C0SEMINAR';

export const slackChannels: SlackChannel[] = [
  {
    id: seminarChannel,
    name: 'じぶん投資セミナー',
    isPrivate: false,
    memberIds: [...slackMembers.map(({ id }) => id), playgroundBot.userId],
  },
  { id: 'C0GENERAL', name: '全庁連絡', isPrivate: false, memberIds: slackMembers.map(({ id }) => id) },
];

const lineId = (digit: string) => `U${digit.repeat(32)}`;

export const yamamotoId = lineId('a');

export const lineUsers: LineUser[] = [
  { id: yamamotoId, name: '山本 由美', language: 'ja', isFollowing: true },
  { id: lineId('b'), name: '木村 健（となり町）', language: 'ja', isFollowing: true },
  { id: lineId('c'), name: 'Liam Park', language: 'en', isFollowing: false },
];

export const slackPeople = [
  { memberId: organizerId, name: '佐藤さん', label: '佐藤さん（企画担当）' },
  { memberId: 'U0TANAKA', name: '田中さん', label: '田中さん（職員）' },
  { memberId: 'U0SUZUKI', name: '鈴木さん', label: '鈴木さん（職員）' },
  { memberId: 'U0EMMA', name: 'Emmaさん', label: 'Emma（職員・English）' },
];

export const linePeople = [
  { userId: yamamotoId, name: '山本さん', label: '山本さん（市民）' },
  { userId: lineId('b'), name: '木村さん', label: '木村さん（となり町の職員）' },
  { userId: lineId('c'), name: 'Liamさん', label: 'Liam（市民・English）' },
];
