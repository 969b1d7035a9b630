// A question that the organizers pass on to the speaker, who is not to be reached here.
import type { Builders } from '../messages/builder.ts';
import { questionToPassOnCard } from './question.cards.ts';
import { findQuestion } from './question.store.ts';

export const questionMessages = {
  question: async ({ db, message, seminar, reader }) => {
    const { question = message.occasion, before } = message.details;
    const asked = await findQuestion(db, question);
    const isNews = asked && asked.text !== before && seminar.status === 'announced';
    return isNews ? questionToPassOnCard(seminar, { text: asked.text, before }, reader) : undefined;
  },
} satisfies Partial<Builders>;
