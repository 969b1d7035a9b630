// What the gate says.
import { bilingual } from '../text/words.ts';

export const gateWords = bilingual({
  tooMany: {
    ja: '開けないリンクが続いたため、しばらくお待ちいただいています。時間をおいて、SlackまたはLINEのメッセージから開いてください。',
    en: 'Too many links didn’t work, so please wait a while. Then open it again from the message on Slack or LINE.',
  },
});
