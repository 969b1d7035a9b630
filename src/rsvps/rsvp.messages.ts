// A seminar is announced, and people are told of their seats.
import { type Builders, whileAnnounced } from '../messages/builder.ts';
import { withEnglish, withOtherLanguage } from '../people/language.cards.ts';
import { announcementCard } from '../seminars/seminar.cards.ts';
import { seminarPhase } from '../seminars/seminar.ts';
import { loadHeads, loadMineOf, loadNobodys } from './load-mine.ts';
import { offerWithdrawnCard, seatOfferCard } from './offer.cards.ts';
import { letInCard, ownSeminarCard, seatGivenCard } from './rsvp.cards.ts';
import { findAnswered } from './rsvp.store.ts';

export const rsvpMessages = {
  'announcement-post': async ({ db, seminar, reader }) =>
    withOtherLanguage(announcementCard(seminar, await loadHeads(db, seminar), reader), seminar.id, reader),
  announcement: {
    async toOne(to) {
      const { seminar, reader } = to;
      if (seminarPhase(seminar, reader.now) !== 'open') return undefined;
      const card = ownSeminarCard(await loadMineOf(to), reader, { isAnnouncement: true });
      return withEnglish(card, seminar.id, reader);
    },
    async sortOut({ db, seminarId, people }) {
      const answered = await findAnswered(db, seminarId);
      return { wanting: people.difference(answered), personal: people.intersection(answered) };
    },
    async toAll({ db, seminar, reader }) {
      const isOpen = seminarPhase(seminar, reader.now) === 'open';
      if (!isOpen) return undefined;
      const card = ownSeminarCard(await loadNobodys(db, seminar), reader, { isAnnouncement: true });
      return withEnglish(card, seminar.id, reader);
    },
  },
  'seat-given': whileAnnounced(async (to) => {
    const mine = await loadMineOf(to);
    return mine.rsvp?.standing === 'attending' ? seatGivenCard(mine, to.reader) : undefined;
  }),
  'seat-offer': whileAnnounced(async (to) => seatOfferCard(await loadMineOf(to), to.reader)),
  'offer-withdrawn': whileAnnounced(async (to) => {
    const mine = await loadMineOf(to);
    const isNews = mine.rsvp?.standing === 'waitlisted' && mine.offeredUntil === undefined;
    return isNews ? offerWithdrawnCard(mine, to.reader) : undefined;
  }),
  'let-in': whileAnnounced(async (to) => {
    const mine = await loadMineOf(to);
    return mine.isLetIn ? letInCard(mine, to.reader) : undefined;
  }),
} satisfies Partial<Builders>;
