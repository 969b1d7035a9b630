// Another surface is to be added without a look into any room: what a room has to know of a platform it asks for.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const names = /'slack'|\b(?:senders|places)\.(?:slack|line)\b|[pP]latform\W{1,6}'line'/;

test('Slack and LINE are named where a platform is told of, where the bot is put together, and in their own folders', () => {
  const files = globSync('src/**/*.ts').map((path) => path.replaceAll('\\', '/'));
  expect(files.length).toBeGreaterThan(300);
  const naming = files.filter((path) => names.test(readFileSync(path, 'utf8')));
  const elsewhere = naming.filter((path) => !/^src\/(surfaces\/(slack|line|web)|playground)\//.test(path));
  expect(elsewhere.sort()).toEqual(['src/app.ts', 'src/cards/place.ts']);
  expect(naming).toContain('src/surfaces/slack/place.ts');
});
