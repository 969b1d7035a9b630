// Somebody says which language they read: it outranks what their platform tells.

import type { Language } from '../cards/card.ts';
import type { DatabaseRoot } from '../database/client.ts';
import { currentPersonId, findPerson, saveLanguage } from './person.store.ts';
import type { Person } from './person.ts';

/** As they are then: an older tap that arrives late changes nothing. */
export async function chooseLanguage({
  db,
  person,
  language,
  tappedAt,
}: {
  db: DatabaseRoot;
  person: Person;
  language: Language;
  /** By the platform's word. */
  tappedAt: Temporal.Instant;
}): Promise<Person> {
  return db.transaction(async (tx) => {
    const id = await currentPersonId(tx, person.id);
    await saveLanguage(tx, { id, language }, tappedAt);
    return (await findPerson(tx, id)) ?? person;
  });
}
