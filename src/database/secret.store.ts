// Random keys, made by whichever bot is first and shared by all on this database.
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from './client.ts';
import { secrets } from './secret.table.ts';

/** 32 random bytes, the same for this name ever after. */
export async function loadSecret(db: Database, name: string): Promise<Uint8Array> {
  await db
    .insert(secrets)
    .values({ name, value: randomBytes(32).toString('hex') })
    .onConflictDoNothing();
  const [row] = await db.select().from(secrets).where(eq(secrets.name, name));
  if (!row) throw new Error(`the secret ${name} vanished`);
  return Buffer.from(row.value, 'hex');
}
