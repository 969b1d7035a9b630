// Puts the table into the guides, in place of the one that stands there.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const GUIDES = ['line-pushes.md', 'line-pushes.en.md'].map((name) =>
  fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)),
);
const PLACE = /<!-- simulate -->[\s\S]*<!-- \/simulate -->/;

/** Throws when a guide has no place for it. */
export async function writeIntoDocs(table: string): Promise<void> {
  for (const path of GUIDES) {
    const text = await readFile(path, 'utf8');
    if (!PLACE.test(text)) throw new Error(`${path} has no place for the table`);
    await writeFile(
      path,
      text.replace(PLACE, () => `<!-- simulate -->\n\`\`\`\n${table}\n\`\`\`\n<!-- /simulate -->`),
    );
  }
}
