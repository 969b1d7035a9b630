// Who one is: asked once, after the first sign-up.
import { bilingual } from '../text/words.ts';

export const introductionWords = bilingual({
  title: { ja: 'どちらから参加されますか？', en: 'Where are you joining from?' },
  text: {
    ja: 'はじめてお申し込みの方に、1回だけうかがいます。答えなくても、お席はそのままです。',
    en: 'We ask this once, after your first registration. Your seat is kept whether or not you answer.',
  },
  whichDepartment: { ja: '所属を教えてください', en: 'Which department are you in?' },
  /** What is kept, why, and how long. */
  privacy: {
    ja: 'お名前と所属は、企画担当が参加者を確かめ、次の企画に生かすために使い、最後の参加から3年度で消します。いつでも「私の情報」で直したり消したりできます。',
    en: 'Organizers use your name and organization to know who is coming and to plan what’s next. They’re deleted three fiscal years after you last took part. Change or delete them any time under “My data”.',
  },
  affiliations: {
    staff: { ja: '市の職員', en: 'City staff' },
    municipality: { ja: 'ほかの自治体', en: 'Another municipality' },
    citizen: { ja: '市民・NPO', en: 'Citizen or NPO' },
    company: { ja: '企業・大学', en: 'Company or university' },
  },
  thanks: { ja: 'ありがとうございます', en: 'Thank you' },
  thanksText: {
    ja: 'よろしければ、お名前と所属も教えてください。受付がスムーズになります。',
    en: 'If you like, tell us your name and organization, too. It makes check-in quicker.',
  },
  fill: { ja: 'お名前と所属を入力', en: 'Enter name and organization' },
  fillOrganization: { ja: '所属を入力', en: 'Enter your department' },
  formTitle: { ja: 'お名前と所属', en: 'Name and organization' },
  affiliation: { ja: 'どちらから', en: 'Joining as' },
  name: { ja: 'お名前', en: 'Name' },
  nameHint: { ja: '受付で確かめるお名前です。', en: 'As you’d give it at the door.' },
  organization: { ja: '所属', en: 'Organization' },
  organizationHint: { ja: '例：〇〇課、〇〇市役所、〇〇大学', en: 'For example: your department, city or university' },
  save: { ja: '保存', en: 'Save' },
  saved: { ja: '保存しました。ありがとうございます。', en: 'Saved. Thank you.' },
  nameMissing: { ja: 'お名前を入力してください。', en: 'Please enter your name.' },
});
