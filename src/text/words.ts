// Words are written down in Japanese and English side by side, key by key, and read in one language.

/** What one of them says in both. */
export interface Both<Said = string> {
  ja: Said;
  en: Said;
}

type Pair = Both | Both<string[]> | ((...about: never[]) => Both);

/** Pairs, in groups of any depth. */
interface Pairs {
  [key: string]: Pair | Pairs;
}

/** The same keys, in one language. */
type InOne<Words> = Words extends (...about: infer About) => Both
  ? (...about: About) => string
  : Words extends Both<infer Said>
    ? Said
    : { [Key in keyof Words]: InOne<Words[Key]> };

/** To be read by `[reader.language]`. A key without its twin does not compile. */
export function bilingual<Words extends Pairs>(words: Words): Both<InOne<Words>> {
  return { ja: inOne(words, 'ja') as InOne<Words>, en: inOne(words, 'en') as InOne<Words> };
}

function inOne(words: Pair | Pairs, language: keyof Both): unknown {
  if (typeof words === 'function') return (...about: never[]) => words(...about)[language];
  if (isBoth(words)) return words[language];
  return Object.fromEntries(Object.entries(words).map(([key, each]) => [key, inOne(each, language)]));
}

const isBoth = (words: object): words is Both | Both<string[]> => 'ja' in words && 'en' in words;
