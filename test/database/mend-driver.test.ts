// postgres.js's faults, each with and without its mend. When “as npm brings it” fails here, a new version has mended
// that fault itself: then what src/database/mend-driver.ts does for it can go.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { mend, mends } from '../../src/database/mend-driver.ts';

const program = fileURLToPath(new URL('driver-fault.ts', import.meta.url));

/** What the fault's process printed, or what it died of. */
function outcomeOf(fault: string, ...bare: 'bare'[]): Promise<unknown> {
  const args = [program, fault, inject('postgresUrl'), ...bare];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve(error ? `died: ${/TypeError: .*/.exec(stderr)?.[0] ?? stderr}` : JSON.parse(stdout)),
    );
  });
}

const died = "died: TypeError: Cannot read properties of null (reading 'write')";
const faults: { fault: string; mended: unknown; bare: unknown }[] = [
  { fault: 'a transaction that goes on after its connection ended', mended: ['CONNECTION_CLOSED', 1], bare: died },
  { fault: 'a write in the turn in which the connection ends', mended: 1, bare: 'hangs' },
  {
    fault: 'a statement of a transaction that failed',
    mended: ['CONNECTION_CLOSED', 0],
    bare: ['CONNECTION_CLOSED', 1],
  },
  {
    fault: 'a rollback that comes late',
    mended: ['confirmed', 2],
    bare: ['confirmed', 1],
  },
  { fault: 'an error in the middle of a result', mended: [{ seven: 7 }], bare: [null, null, { seven: 7 }] },
  {
    fault: 'statements in line when the connection ends',
    mended: ['CONNECTION_CLOSED', 'CONNECTION_CLOSED'],
    bare: ['CONNECTION_CLOSED', 'hangs'],
  },
  {
    fault: 'a server that closes before it says a word',
    mended: ['CONNECTION_CLOSED', 'one try'],
    bare: ['hangs', 'many tries'],
  },
  {
    fault: 'an end that waits for a query whose connection ends',
    mended: ['CONNECTION_CLOSED', 'ended'],
    bare: ['CONNECTION_CLOSED', 'hangs'],
  },
  { fault: 'a commit whose connection knows nothing of it', mended: ['confirmed', 1], bare: ['confirmed', 0] },
];

test.each(faults)('$fault: mended', async ({ fault, mended }) => {
  expect(await outcomeOf(fault)).toEqual(mended);
});

test.each(faults)('$fault: as npm brings it', async ({ fault, bare }) => {
  expect(await outcomeOf(fault, 'bare')).toEqual(bare);
});

test('a backend that is frozen is given up, and the next query finds another', async ({ skip }) => {
  // The frozen process must be on this machine.
  if (process.env.TEST_DATABASE_URL) skip();
  expect(await outcomeOf('a backend that is frozen')).toEqual(['ANSWER_TIMEOUT', 1]);
});

test('each mend finds its place in the pinned version, and no other version starts', () => {
  const files = ['connection.js', 'index.js'];
  const sources = files.map((file) =>
    readFileSync(new URL(`../../node_modules/postgres/src/${file}`, import.meta.url), 'utf8'),
  );
  files.forEach((file, index) => {
    const mended = mend(file, sources[index] ?? '');
    for (const { is } of mends.filter((one) => one.file === file)) expect(mended).toContain(is);
    expect(() => mend(file, mended)).toThrow(/not for this version of postgres/);
  });
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(dependencies.postgres).toBe('3.4.9');
});

test('a driver that was loaded before it could be mended is noticed', async () => {
  const driver = new URL('../../src/database/driver.ts', import.meta.url).href;
  const code = `await import('postgres'); await import(${JSON.stringify(driver)})`;
  const said = await new Promise((resolve) => {
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    execFile(process.execPath, ['--input-type=module', '-e', code], { cwd }, (_error, _stdout, stderr) =>
      resolve(stderr),
    );
  });
  expect(said).toContain('postgres was loaded unmended');
});
