// Checks src/ against the import rules, that nothing but the one clock reads the time, and that no test is impatient.
// Exit code 1 on a breach.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { importRules } from './import-rules.ts';

const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g;
const CLOCK = /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/;
/** The clock itself, and who is handed real time by its nature: the fakes sign with it. */
const MAY_READ_CLOCK = /^src\/(clock\.ts$|playground\/)/;

const breaches: string[] = [];
const files = globSync('src/**/*.ts').map((path) => path.replaceAll('\\', '/'));

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  for (const [, specifier = ''] of text.matchAll(IMPORT)) {
    const target = specifier.startsWith('.')
      ? normalize(join(dirname(file), specifier)).replaceAll('\\', '/')
      : specifier;
    for (const { from, to, except, message } of importRules) {
      const isExcepted = except?.from?.test(file) || except?.to?.test(target);
      if (from.test(file) && to.test(target) && !isExcepted) breaches.push(`${file} imports ${target}\n    ${message}`);
    }
  }
  const code = text.replace(/\/\/.*$/gm, '');
  if (CLOCK.test(code) && !MAY_READ_CLOCK.test(file)) {
    breaches.push(`${file} reads the clock\n    Take the time as an argument; app.ts hands out the one clock.`);
  }
}

/** A wait's own time, or a test's: `timeout: 8000`, `testTimeout: 30_000`, `}, 40_000);`. Times below 100 are seconds. */
const LEAST_MS = 60_000;
const TIMEOUTS = /[tT]imeout: ([\d_]{3,})|setDefault\w*Timeout\(([\d_]+)\)|^\s*\},\s*([\d_]{4,}),?\s*\);/gm;

for (const path of globSync('test/**/*.ts')) {
  for (const [text, ...times] of readFileSync(path, 'utf8').matchAll(TIMEOUTS)) {
    const time = Number(times.find(Boolean)?.replaceAll('_', ''));
    if (time >= LEAST_MS) continue;
    breaches.push(
      `${path} waits ${time} ms (${text.trim()})\n    A slow machine takes longer: leave it out, the limit is HANG_MS.`,
    );
  }
}

for (const breach of breaches) console.error(breach);
console.log(`${files.length} files, ${importRules.length} import rules, ${breaches.length} breaches`);
process.exit(breaches.length > 0 ? 1 : 0);
