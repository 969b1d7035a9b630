// A run that has a server and then only waits: for the test that ends it.
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../src/database/embedded.ts';
import { openRunFolder } from './run-folder.ts';

const folder = await openRunFolder();
await startEmbeddedDatabase({ folder: join(folder.path, 'shared'), settings: ['fsync=off'] });
process.stdout.write(`${folder.path}\n`);
setInterval(() => {}, 60_000);
