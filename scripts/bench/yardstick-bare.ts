// The least that a tap can be in the database: lock its seminar, write the answer, commit. Prepared, over as many
// connections as the bot has.
import { openClient } from '../../src/database/driver.ts';
import { serveYardstick } from './yardsticks.ts';

const CONNECTIONS = 10;

interface Settings {
  databaseUrl: string;
  seminarIds: string[];
  personIds: string[];
}

serveYardstick(async ({ databaseUrl, seminarIds, personIds }: Settings) => {
  const sql = openClient(databaseUrl, { max: CONNECTIONS });
  let turn = 0;
  return {
    said: 'ready',
    async act(what) {
      turn += 1;
      const seminarId = seminarIds[what === 'one' ? 0 : turn % seminarIds.length] ?? '';
      const personId = personIds[turn % personIds.length] ?? '';
      const standing = Math.floor(turn / personIds.length) % 2 === 0 ? 'attending' : 'declined';
      await sql.begin(async (tx) => {
        await tx`select * from seminars where id = ${seminarId} for update`;
        await tx`
          insert into rsvps (seminar_id, person_id, standing, mode, answered_at)
          values (${seminarId}, ${personId}, ${standing}, 'on_site', now())
          on conflict (seminar_id, person_id) do update
          set standing = excluded.standing, mode = excluded.mode, answered_at = excluded.answered_at`;
      });
    },
  };
});
