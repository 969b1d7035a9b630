// Topics: tapped by people, kept by organizers. Plain data.
import type { Button, Card, Form } from '../cards/card.ts';
import type { Reader } from '../cards/reader.ts';
import type { Topic } from './audience.ts';
import { topicWords } from './topic.words.ts';

/** So that it fits a button with its tick. */
export const LONGEST_TOPIC = 16;
/** All of them fit one card. */
export const MOST_TOPICS = 12;

/** `chosen`: ids of those that the reader tapped. */
export function topicsCard(
  { topics, chosen, isOrganizer }: { topics: Topic[]; chosen: ReadonlySet<string>; isOrganizer: boolean },
  reader: Reader,
): Card {
  const text = topicWords[reader.language];
  const tick = ({ id, name }: Topic): Button => ({
    kind: 'command',
    label: chosen.has(id) ? text.chosen(name) : name,
    command: { do: 'follow-topic', topic: id, in: !chosen.has(id) },
    ...(chosen.has(id) && { style: 'primary' }),
  });
  const add: Button = { kind: 'command', label: text.add, command: { do: 'open-topic' } };
  const remove = ({ id, name }: Topic): Button => ({
    kind: 'command',
    label: text.remove(name),
    command: { do: 'remove-topic', topic: id },
  });
  return {
    summary: text.title,
    title: text.title,
    text: [topics.length > 0 ? text.text : text.empty],
    buttons: [topics.map(tick), ...(isOrganizer ? [[add]] : [])].filter((row) => row.length > 0),
    ...(isOrganizer && { more: topics.map(remove) }),
  };
}

/** `topic`: the id it will have. */
export function topicForm(topic: string, { language }: Reader): Form {
  const text = topicWords[language];
  return {
    submit: { do: 'submit-topic', topic },
    title: text.add,
    submitLabel: text.save,
    fields: [{ name: 'name', type: 'text', label: text.name, hint: text.hint, maxLength: LONGEST_TOPIC }],
    language,
  };
}
