// A form sent in vain, in each way: Slack keeps it open with the sentence under its first field, a page gives the words
// back.
import { expect, vi } from 'vitest';
import type { Form } from '../../src/cards/card.ts';
import { type Command, encodeCommand, type FormCommand, submission } from '../../src/commands.ts';
import type { DatabaseRoot } from '../../src/database/client.ts';
import { findAccount } from '../../src/people/person.store.ts';
import { labelsOf } from '../../src/surfaces/web/typed.ts';
import { typedInto } from '../journeys/typed-into.ts';
import { openSlack } from '../surfaces/slack/open-slack.ts';
import { openWeb } from '../surfaces/web/open-web.ts';
import { createTestBot, organizer } from './bot-fixture.ts';

/** The bot with an admin, for whom forms stand open. */
export async function openForms(db: DatabaseRoot) {
  const bot = await createTestBot(db, { role: 'admin' });
  const account = await findAccount(db, { platform: organizer.platform, externalId: organizer.id });
  if (!account) throw new Error('the organizer is unknown');
  return { ...bot, db, person: account.person, say: (command: Command) => bot.say(organizer, command) };
}

export type World = Awaited<ReturnType<typeof openForms>>;
export type Values = Record<string, string>;

export interface Sent {
  submit: FormCommand;
  values: Values;
}

/** A form with just these fields, as it may have been opened before what it is about went. */
const formOf = ({ submit, values }: Sent): Form => ({
  ...{ submit, title: '開いたままの画面', submitLabel: '送る', language: 'ja' },
  fields: Object.keys(values).map((name) => ({
    name,
    label: `${name}欄`,
    type: 'text',
    maxLength: 2000,
    isOptional: true,
  })),
});

/** Through Slack’s modal: what stands under its fields, or that it gave way. */
async function sendOnSlack({ run }: World, sent: Sent) {
  const { slack, bot } = await openSlack();
  const memberId = 'U0AKI';
  bot.answers({ kind: 'form', form: formOf(sent) });
  await slack.shortcut({ memberId, callbackId: 'new-seminar' });
  const view = await vi.waitFor(() => {
    const [modal] = slack.modals(memberId);
    if (!modal) throw new Error('no modal yet');
    return modal;
  });
  bot.answers(({ command }) => run({ from: organizer, command }));
  const { errors } = await slack.submitModal({ memberId, viewId: view.id, values: typedInto(view, sent.values) });
  return { errors, isOpen: slack.modals(memberId)[0]?.id === view.id };
}

/** On the page of the desk. */
async function sendOnPage({ runAs, person }: World, sent: Sent) {
  const web = openWeb();
  const run = (command: Command) => runAs({ person, command });
  web.bot.links({ kind: 'desk', language: 'ja', open: run, run, keepOpen: async () => 'pass' });
  const { text } = await web.post('/desk/t', {
    ...sent.values,
    form: JSON.stringify(sent.submit),
    opener: encodeCommand({ do: 'desk' }),
    labels: labelsOf(formOf(sent)),
  });
  return text;
}

/** Nothing is done by it, so that it can be sent in each way. */
export async function expectRefused(world: World, sent: Sent, said: string, field = Object.keys(sent.values)[0] ?? '') {
  const outcome = await world.say(submission(sent.submit, sent.values));
  expect(['refused', 'form-errors']).toContain(outcome.kind);
  const onSlack = await sendOnSlack(world, sent);
  expect(onSlack).toEqual({ errors: { [field]: said }, isOpen: true });
  const page = await sendOnPage(world, sent);
  expect(page).toContain(said);
  expect(page).toMatch(/<details class="typed" open>/);
  for (const typed of Object.values(sent.values)) {
    if (typed) expect(page).toMatch(new RegExp(`<textarea readonly[^>]*>\\n${typed}</textarea>`));
  }
}
