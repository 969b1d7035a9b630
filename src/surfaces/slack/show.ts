// An outcome → where the person acted: a private message, a modal, the Home tab. When Slack does not take it there, it
// comes as a direct message; when Slack takes nothing just now, it is to be shown later: never silence.
import type { types, webApi } from '@slack/bolt';
import type { Card, Form, Language } from '../../cards/card.ts';
import type { Outcome } from '../../cards/outcome.ts';
import { troubleWords } from '../../cards/trouble.words.ts';
import { hasPictures, withoutPictures } from '../../cards/without-pictures.ts';
import { type Command, rowOfCommand } from '../../commands.ts';
import type { Logger } from '../../log.ts';
import type { Spot } from './follow.ts';
import { openDm, post } from './post.ts';
import type { Act, Place } from './receive.ts';
import { formView } from './render-form.ts';
import { homeView, messageOf, type Origin, pageView } from './render-view.ts';
import { respond } from './respond.ts';
import { troubleIn } from './run-bot.ts';
import { isContentFault, isContentRefused, platformCodeOf, secondsUntilTaken } from './send-failures.ts';
import { slackWords } from './slack.words.ts';

interface Showing {
  client: webApi.WebClient;
  log: Logger;
  language: Language;
}

interface Shown {
  kind: 'card' | 'page' | 'refused' | 'trouble';
  card: Card;
  language: Language;
  title?: string;
  isAside?: true;
}

/** Slack takes the answer neither here nor elsewhere for now. */
export class ShowLater extends Error {
  readonly seconds: number;

  constructor(seconds: number, cause: unknown) {
    super('Slack takes no answer for now', { cause });
    this.name = 'ShowLater';
    this.seconds = seconds;
  }
}

/** Where it can be replaced later, if anywhere. Throws ShowLater only. */
export async function show(showing: Showing, act: Act, outcome: Outcome | Shown): Promise<Spot | undefined> {
  switch (outcome.kind) {
    case 'silent':
      return undefined;
    case 'card':
    case 'page':
    case 'refused':
    case 'trouble':
      return showCard(showing, act, outcome);
    case 'form':
      await showForm(showing, act, outcome.form);
      return undefined;
    case 'form-errors':
      return showCard(showing, act, withoutForm(outcome.errors, showing.language));
    default:
      return outcome satisfies never;
  }
}

/** Errors of a form that is not on the screen are still worth reading. */
function withoutForm(errors: Record<string, string>, language: Language): Shown {
  const text = Object.values(errors);
  return { kind: 'trouble', card: { summary: text.join(' '), text }, language };
}

async function showCard(showing: Showing, act: Act, shown: Shown): Promise<Spot | undefined> {
  const { place } = act;
  try {
    return await put(showing.client, act, shown);
  } catch (err) {
    if (isContentRefused(err) && hasPictures(shown.card)) {
      showing.log.warn({ err, surface: 'slack' }, 'Slack refuses a picture: the answer goes without');
      return showCard(showing, act, { ...shown, card: withoutPictures(shown.card) });
    }
    if (isContentFault(err) && shown.kind !== 'trouble') return apologise(showing, act, shown, err);
    const seconds = secondsUntilTaken(err);
    if (seconds !== undefined && !takesTrigger(act)) throw new ShowLater(seconds, err);
    showing.log.warn(
      { err, surface: 'slack', place: place.kind },
      'Slack did not take the answer where the person acted',
    );
    if (place.kind !== 'home-opened' && place.kind !== 'elsewhere') await tell(showing, act, shown);
    return undefined;
  }
}

/** What there is to say cannot be drawn, or Slack refuses it wherever it goes: the person hears at least that. */
function apologise(showing: Showing, act: Act, { language }: Shown, err: unknown): Promise<Spot | undefined> {
  showing.log.error({ err, surface: 'slack', do: act.command.do }, 'an answer could not be drawn');
  return showCard(showing, act, troubleIn(language));
}

/** Where a modal must be opened, and so at once or never. */
const takesTrigger = ({ place }: Act): boolean => place.kind === 'home' || place.kind === 'shortcut';

async function put(client: webApi.WebClient, act: Act, shown: Shown): Promise<Spot | undefined> {
  const { place, from } = act;
  const { card, language } = shown;
  switch (place.kind) {
    case 'command':
      await respond(place.responseUrl, messageOf(card, language), { replacesOriginal: false });
      return undefined;
    case 'message': {
      const isTheirs = place.isEphemeral || (place.isDm && rowOfCommand(act.command).kind === 'own');
      // Trouble must not take away the buttons that a second try needs.
      const replacesOriginal = isTheirs && shown.kind !== 'trouble' && !shown.isAside;
      await respond(place.responseUrl, messageOf(card, language), { replacesOriginal });
      return replacesOriginal ? { kind: 'message', responseUrl: place.responseUrl } : undefined;
    }
    case 'home':
    case 'shortcut':
    case 'modal':
      return putPage(client, act, shown);
    case 'home-opened':
      await client.views.publish({ user_id: from.id, view: homeView(card, language) });
      return undefined;
    case 'dm':
      await post(client, { channel: place.channel, message: messageOf(card, language) });
      return undefined;
    case 'elsewhere':
      await post(client, { channel: await openDm(client, from.id), message: messageOf(card, language) });
      return undefined;
  }
}

async function putPage(client: webApi.WebClient, act: Act, shown: Shown): Promise<Spot | undefined> {
  const origin = originOf(act);
  const stands = await putView(client, act, pageView({ ...shown, origin }), shown.isAside);
  return stands?.id ? { kind: 'view', viewId: stands.id, hash: stands.hash, origin, title: shown.title } : undefined;
}

async function showForm(showing: Showing, act: Act, form: Form): Promise<void> {
  const { place, command } = act;
  const slack = slackWords[form.language];
  const trouble = troubleWords[form.language];
  if (!canOpen(place)) {
    // A written word gives no right to open a modal; a button does, for 3 s.
    const why = place.kind === 'dm' ? slack.openForm : slack.formTooLate;
    await showCard(showing, act, askToOpen(form, command, why));
    return;
  }
  try {
    await putView(showing.client, act, formView(form, originOf(act), { opener: command }));
  } catch (err) {
    const isLate = /^(expired|exchanged|invalid)_trigger/.test(platformCodeOf(err) ?? '');
    showing.log[isLate ? 'warn' : 'error']({ err, surface: 'slack', do: command.do }, 'the form did not open');
    const { text, button } = slack.formTooLate;
    const again = askToOpen(form, command, { text: isLate ? text : trouble.text, button });
    if ('responseUrl' in place) await showCard(showing, act, again);
    else await tell(showing, act, again);
  }
}

const canOpen = (place: Place): boolean =>
  place.kind === 'modal' || ('triggerId' in place && place.triggerId !== undefined);

function askToOpen(form: Form, command: Command, { text, button }: { text: string; button: string }): Shown {
  const open = { kind: 'command' as const, label: button, command, style: 'primary' as const };
  const card = { summary: `${form.title} ${text}`, title: form.title, text: [text], buttons: [[open]] };
  return { kind: 'trouble', card, language: form.language };
}

/** Into the modal that was tapped, or else into a new one. `isAside`: onto it, so that closing it leads back. */
async function putView(
  client: webApi.WebClient,
  { place }: Act,
  view: types.ModalView,
  isAside = false,
): Promise<{ id?: string; hash?: string } | undefined> {
  const trigger = 'triggerId' in place ? place.triggerId : undefined;
  if (place.kind === 'modal' && !isAside) return (await client.views.update({ view_id: place.viewId, view })).view;
  // Taken up late there is no right to open anything.
  if (!trigger) return undefined;
  if (place.kind === 'modal') await client.views.push({ trigger_id: trigger, view });
  else return (await client.views.open({ trigger_id: trigger, view })).view;
  return undefined;
}

function originOf({ place }: Act): Origin {
  if (place.kind === 'modal') return place.origin;
  return place.kind === 'home' ? 'home' : 'elsewhere';
}

async function tell({ client, log }: Showing, { from }: Act, { card, language }: Shown): Promise<void> {
  try {
    await post(client, { channel: await openDm(client, from.id), message: messageOf(card, language) });
  } catch (err) {
    const seconds = secondsUntilTaken(err);
    if (seconds !== undefined) throw new ShowLater(seconds, err);
    log.error({ err, surface: 'slack' }, 'the answer could not be shown at all');
  }
}
