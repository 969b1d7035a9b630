// Who one is: asked once, after the first sign-up.
import { bilingual } from '../text/words.ts';

export const introductionWords = bilingual({
  title: { ja: 'どちらから参加されますか？', en: 'Where are you joining from?' },
  text: {
    ja: '1回だけうかがいます。答えなくても、お申し込みはそのままです。',
    en: 'We ask this only once. You don’t have to answer; your registration stays as it is.',
  },
  whichDepartment: { ja: '所属を教えてください', en: 'Which department are you in?' },
  /** What is kept, why, and for so many fiscal years; null: until they delete it. */
  privacy: (years: number | null, isNameTold: boolean) => ({
    ja: `${isNameTold ? '所属' : 'お名前と所属'}は、企画担当が参加者を確かめ、次の企画に生かすために使い、${years === null ? '残しておきます' : `最後に参加された年度の終わりから${years}年で消します`}。いつでも「私の情報」で直したり消したりできます。`,
    en: `Organizers use your ${isNameTold ? 'department' : 'name and organization'} to know who is coming and to plan what’s next. ${isNameTold ? 'It’s' : 'They’re'} ${years === null ? `kept until you delete ${isNameTold ? 'it' : 'them'}` : `deleted ${years} fiscal ${years === 1 ? 'year' : 'years'} (April–March) after the one you last took part in`}. Change or delete ${isNameTold ? 'it' : 'them'} any time under “My data”.`,
  }),
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
  formTitle: (isNameTold: boolean) =>
    isNameTold ? { ja: '所属', en: 'Department' } : { ja: 'お名前と所属', en: 'Name and organization' },
  affiliation: { ja: 'お立場', en: 'I’m joining from' },
  name: { ja: 'お名前', en: 'Name' },
  nameHint: { ja: '受付で確かめるお名前です。', en: 'As you’d give it at the door.' },
  organization: (isNameTold: boolean) => ({ ja: '所属', en: isNameTold ? 'Department' : 'Organization' }),
  organizationHint: {
    ja: '例：〇〇課、〇〇市役所、〇〇の会（なければ空欄）',
    en: 'For example: your department, city or group. Leave it empty if there’s none.',
  },
  save: { ja: '保存', en: 'Save' },
  saved: { ja: '保存しました。ありがとうございます。', en: 'Saved. Thank you.' },
  nameMissing: { ja: 'お名前を入力してください。', en: 'Please enter your name.' },
});
