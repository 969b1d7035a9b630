// Organizers and admins.
import { person, san } from '../text/phrases.ts';
import { bilingual } from '../text/words.ts';

export const teamWords = bilingual({
  notOrganizer: {
    ja: 'この操作は、企画担当の方だけができます。企画担当に加わりたいときは、管理者にご相談ください。',
    en: 'Only organizers can do this. To become one, please ask an admin.',
  },
  organizerNamed: (name: string) => ({
    ja: name ? `${name}さん` : 'ほかの企画担当の方',
    en: name || 'another organizer',
  }),
  title: { ja: '企画担当のみなさん', en: 'The organizers' },
  roles: {
    admin: { ja: '管理者', en: 'Admin' },
    organizer: { ja: '企画担当', en: 'Organizer' },
  },
  given: (role: string) => ({ ja: `${role}になりました`, en: `Your new role: ${role}` }),
  givenBy: (by: string, role: string) => ({
    ja: `${by}が、あなたを${role}にしました。次のことができます。`,
    en: `You’ve been given the role “${role}” by ${by}. You can now:`,
  }),
  givenBySettings: (role: string) => ({
    ja: `このボットの設定で、あなたは${role}に登録されています。次のことができます。`,
    en: `You’re listed as “${role}” in this bot’s settings. You can now:`,
  }),
  givenByCode: (role: string) => ({
    ja: `番号を確かめました。あなたは${role}です。次のことができます。`,
    en: `That’s the right number: you’re “${role}” now. You can:`,
  }),
  inviteText: (code: string, minutes: number) => ({
    ja: `企画担当になる方に、次の番号をお伝えください。その方がこのボットのトークで番号を送ると、企画担当になります。${minutes}分以内に、1回だけ使えます。\n\n${code}`,
    en: `Tell this number to whoever is to be an organizer. Once they send it to this bot, they are one. It works once, within ${minutes} minutes.\n\n${code}`,
  }),
  hasRole: (role: string) => ({ ja: `あなたは、すでに${role}です。`, en: `You’re “${role}” already.` }),
  wrongCode: {
    ja: 'この番号は使えませんでした。期限が切れたか、打ち間違いかもしれません。番号をもう一度お確かめになるか、新しい番号をもらってください。',
    en: 'This number didn’t work. It may have expired or been mistyped. Please check it, or ask for a new one.',
  },
  tooMany: {
    ja: '違う番号が続いたため、しばらくお使いいただけません。15分ほど待って、もう一度お試しください。',
    en: 'Too many wrong numbers. Please wait about 15 minutes and try again.',
  },
  adminsToo: {
    ja: '「企画担当のみなさん」で、企画担当を加えたり、外したりできます。',
    en: 'Add and remove organizers under “The organizers”.',
  },
  add: { ja: '企画担当を加える', en: 'Add an organizer' },
  makeAdmin: { ja: '管理者にする', en: 'Make admin' },
  makeOrganizer: { ja: '企画担当にする', en: 'Make organizer' },
  takeBack: { ja: '企画担当から外す', en: 'Remove' },
  takeBackConfirm: {
    title: { ja: '企画担当から外しますか？', en: 'Remove this organizer?' },
    text: { ja: 'この方は、企画の操作ができなくなります。', en: 'They’ll no longer be able to plan seminars.' },
    yes: { ja: '外す', en: 'Remove' },
    no: { ja: 'やめる', en: 'Keep' },
  },
  leaveConfirm: {
    title: { ja: '企画担当から外れますか？', en: 'Stop being an organizer?' },
    text: { ja: 'あなたは、企画の操作ができなくなります。', en: 'You’ll no longer be able to plan seminars.' },
    yes: { ja: '外れる', en: 'Leave' },
    no: { ja: 'やめる', en: 'Stay' },
  },
  leave: { ja: '企画担当から外れる', en: 'Leave' },
  formTitle: { ja: '企画担当を加える', en: 'Add an organizer' },
  who: { ja: '加える方', en: 'Who' },
  choose: { ja: '加える方を選んでください。', en: 'Please choose someone to add.' },
  submit: { ja: '加える', en: 'Add' },
  added: (name: string) => ({
    ja: `${san(name)}を企画担当に加えました。ご本人にもお知らせします。`,
    en: `${person(name)} is now an organizer. We’ll let them know.`,
  }),
  notAdmin: { ja: '企画担当を変えられるのは管理者だけです。', en: 'Only admins can change roles.' },
  lastAdmin: {
    ja: '管理者がいなくなるため、変更できません。先に、ほかの方を管理者にしてください。',
    en: 'There’d be no admin left. Please make someone else an admin first.',
  },
  noPerson: { ja: 'この方は見つかりませんでした。', en: 'This person couldn’t be found.' },
  isOne: (name: string) => ({
    ja: `${san(name)}は、すでに企画担当です。`,
    en: `${person(name)} is already an organizer.`,
  }),
  you: { ja: '（あなた）', en: ' (you)' },
});
