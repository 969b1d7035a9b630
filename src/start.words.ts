// What the start says to who runs the bot. Who that is is not known: both languages are printed.
import { bilingual } from './text/words.ts';

export const startWords = bilingual({
  playground: (address: string) => ({
    ja: `遊び場ができました。ブラウザーで ${address} を開いてください（止めるときは Ctrl+C）。`,
    en: `Playground: ${address} (Ctrl+C stops it)`,
  }),
  ready: (port: number, surfaces: string) => ({
    ja: `ポート${port}で動いています（${surfaces}）。`,
    en: `Ready on port ${port} (${surfaces}).`,
  }),
});
