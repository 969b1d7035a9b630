// What people are interested in: they tap it, organizers keep the list.
import { type FormOutcome, formErrors, gone, type Outcome, openForm, page, show } from '../cards/outcome.ts';
import { plainWords } from '../cards/plain.words.ts';
import type { CommandOf } from '../commands.ts';
import { noteAction } from './audit.store.ts';
import { currentPersonId } from './person.store.ts';
import { LONGEST_TOPIC, MOST_TOPICS, topicForm, topicsCard } from './topic.cards.ts';
import { addTopic, findInterests, findTopics, retireTopic, saveInterest } from './topic.store.ts';
import { topicWords } from './topic.words.ts';
import type { Handlers, OrganizerVisit, Visit } from './visit.ts';

async function loadCard({ db, person, role, reader }: Visit) {
  const chosen = new Set((await findInterests(db, person.id)).map(({ id }) => id));
  return topicsCard({ topics: await findTopics(db), chosen, isOrganizer: role !== null }, reader);
}

async function replyWithTopics(visit: Visit): Promise<Outcome> {
  return show(await loadCard(visit), visit.reader, topicWords[visit.reader.language].title);
}

async function replyToFollow(visit: Visit, { topic, in: isIn }: CommandOf<'follow-topic'>): Promise<Outcome> {
  const { db, person, reader } = visit;
  const isOffered = (await findTopics(db)).some(({ id }) => id === topic);
  if (!isOffered) return gone(topicWords[reader.language].gone, reader);
  await db.transaction(async (tx) => {
    await saveInterest(tx, { personId: await currentPersonId(tx, person.id), topicId: topic, isIn });
  });
  return replyWithTopics(visit);
}

async function replyToTopicForm(
  visit: OrganizerVisit,
  { topic: id = crypto.randomUUID(), values }: CommandOf<'submit-topic'>,
): Promise<FormOutcome> {
  const { db, person, now, reader } = visit;
  const text = topicWords[reader.language];
  const name = (values.name ?? '').replace(/\s+/gu, ' ').trim();
  const others = (await findTopics(db)).filter((topic) => topic.id !== id);
  const wrong = (error: string) => formErrors({ name: error });
  if (!name) return wrong(text.missing);
  if (name.length > LONGEST_TOPIC) return wrong(plainWords[reader.language].tooLong(LONGEST_TOPIC));
  if (others.some((topic) => topic.name === name)) return wrong(text.taken);
  if (others.length >= MOST_TOPICS) return wrong(text.tooMany(MOST_TOPICS));
  await db.transaction(async (tx) => {
    await addTopic(tx, { id, name }, now);
    await noteAction(tx, { actor: person.id, action: 'add-topic', subject: name }, now);
  });
  return page(text.title, await loadCard(visit), reader);
}

async function replyToRemove(visit: OrganizerVisit, { topic }: CommandOf<'remove-topic'>): Promise<Outcome> {
  const { db, person, now } = visit;
  await db.transaction(async (tx) => {
    const retired = await retireTopic(tx, topic, now);
    if (retired) await noteAction(tx, { actor: person.id, action: 'remove-topic', subject: retired.name }, now);
  });
  return replyWithTopics(visit);
}

export const topicHandlers = {
  topics: replyWithTopics,
  'follow-topic': replyToFollow,
  'open-topic': ({ reader }) => openForm(topicForm(crypto.randomUUID(), reader)),
  'submit-topic': replyToTopicForm,
  'remove-topic': replyToRemove,
} satisfies Partial<Handlers>;
