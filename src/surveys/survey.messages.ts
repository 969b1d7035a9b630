// Who was there is asked how it was, and who runs the seminar or speaks at it gets the results.
import { hasAttended, loadAttendance } from '../checkins/load-attendance.ts';
import { type Builders, whileAnnounced } from '../messages/builder.ts';
import { findMuted } from '../people/reach.store.ts';
import { findCoordinators } from '../seminars/host.store.ts';
import { surveyCard } from './survey.cards.ts';
import { loadResultsCard } from './survey.handlers.ts';
import { findResponse, findResponses } from './survey.store.ts';

export const surveyMessages = {
  survey: {
    toOne: whileAnnounced(async ({ db, seminar, person, reader }) => {
      const wasThere = await hasAttended(db, { seminarId: seminar.id, personId: person.id });
      return wasThere ? surveyCard(seminar, reader) : undefined;
    }),
    sortOut: async ({ db, seminarId }) => ({ wanting: (await loadAttendance(db, seminarId)).attended }),
    toAll: whileAnnounced(async ({ seminar, reader }) => surveyCard(seminar, reader)),
  },
  'survey-reminder': {
    toOne: whileAnnounced(async ({ db, seminar, person, reader }) => {
      const key = { seminarId: seminar.id, personId: person.id };
      if (person.remindersMutedAt || (await findResponse(db, key))) return undefined;
      return (await hasAttended(db, key)) ? surveyCard(seminar, reader, { isReminder: true }) : undefined;
    }),
    async sortOut({ db, seminarId, people }) {
      const { attended } = await loadAttendance(db, seminarId);
      const done = new Set((await findResponses(db, seminarId)).map(({ personId }) => personId));
      const muted = await findMuted(db, [...people]);
      return { wanting: new Set(attended).difference(done).difference(muted) };
    },
    toAll: whileAnnounced(async ({ seminar, reader }) => surveyCard(seminar, reader, { isReminder: true })),
  },
  results: async ({ db, links, seminar, person, reader }) => {
    const isForSpeaker = !(await findCoordinators(db, seminar)).includes(person.id);
    return loadResultsCard({ db, links, reader, personId: person.id, seminar, page: 1, isForSpeaker });
  },
} satisfies Partial<Builders>;
