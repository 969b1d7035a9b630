// What the start says to who runs the bot. Who that is is not known: both languages are printed.
import { bilingual } from './text/words.ts';

export const startWords = bilingual({
  playground: (address: string) => ({
    ja: `遊び場ができました。ブラウザーで ${address} を開いてください（止めるときは Ctrl+C）。`,
    en: `Playground: ${address} (Ctrl+C stops it)`,
  }),
  firstAdmin: (code: string, minutes: number) => ({
    ja: `管理者がまだいません。${minutes}分以内に、管理者になる方が、LINEのボットのトークでこの番号を送ってください（1回だけ使えます。過ぎたら、起動し直すと新しい番号が出ます）: ${code}`,
    en: `There is no admin yet. Whoever is to be one: send this number to the bot on LINE within ${minutes} minutes (it works once; a restart prints another): ${code}`,
  }),
  ready: (port: number, surfaces: string) => ({
    ja: `ポート${port}で動いています（${surfaces}）。`,
    en: `Ready on port ${port} (${surfaces}).`,
  }),
});
