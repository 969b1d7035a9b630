// A process whose clock is off takes its turn for updates: node take-updates.ts <database> <ms off> <how often>.
import { createDatabase } from '../../src/database/client.ts';
import { createPacing } from '../../src/messages/pacing.ts';
import { SendError } from '../../src/messages/sender.ts';

const [url = '', off = '', updates = ''] = process.argv.slice(2);
const { now } = Date;
const { instant } = Temporal.Now;
Date.now = () => now() + Number(off);
Temporal.Now.instant = () => instant().add({ milliseconds: Number(off) });

const { db, close } = createDatabase(url);
const pacing = createPacing({ db });
for (let taken = 0; taken < Number(updates); ) {
  try {
    await pacing.takeUpdate();
    taken++;
  } catch (error) {
    // Its turn is too far away to wait for: the queue would bring it back.
    if (!(error instanceof SendError)) throw error;
  }
}
await close();
