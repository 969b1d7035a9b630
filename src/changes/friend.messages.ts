// A friend who has not answered is told what became of the evening.
import type { Builders } from '../messages/builder.ts';
import { loadMineOf, loadNobodys } from '../rsvps/load-mine.ts';
import { findAnswered } from '../rsvps/rsvp.store.ts';
import { loadNews } from './load-news.ts';

export const friendMessages = {
  news: {
    async toOne(to) {
      const { db, message, reader } = to;
      const card = await loadNews(db, { ...message, mine: await loadMineOf(to), now: reader.now });
      return card?.(reader);
    },
    async sortOut({ db, seminarId, people }) {
      return { wanting: people.difference(await findAnswered(db, seminarId)) };
    },
    async toAll({ db, seminar, occasion, details, reader }) {
      const card = await loadNews(db, { occasion, details, mine: await loadNobodys(db, seminar), now: reader.now });
      return card?.(reader);
    },
  },
} satisfies Partial<Builders>;
