// Slack's elements that choose: menus of options, people or channels, radio buttons, checkboxes.
import { html } from 'hono/html';
import { type Html, type Json, jsonIn, listIn, textIn } from '../markup.ts';
import { plain, renderText, type Scene, stateful } from './scene.ts';

interface Option {
  value: string;
  text: string;
}

type Offers = (scene: Scene) => Option[];

const people: Offers = ({ members }) =>
  members.filter(({ isDeactivated }) => !isDeactivated).map(({ id, name }) => ({ value: id, text: name }));
const allChannels: Offers = ({ channels }) =>
  channels.map(({ id, name, isPrivate }) => ({ value: id, text: `${isPrivate ? '🔒' : '#'} ${name}` }));
const publicChannels: Offers = (scene) =>
  allChannels({ ...scene, channels: scene.channels.filter(({ isPrivate }) => !isPrivate) });

const optionIn = (option: Json): Option => ({ value: textIn(option.value), text: plain(option.text) });

const renderOption = ({ value, text }: Option, chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`;

const labelOf = (element: Json, block: Json) => plain(block.label) || plain(element.placeholder) || '選択';

function select(element: Json, block: Json, scene: Scene, offered: Html, shape: 'option' | 'text'): Html {
  const placeholder = plain(element.placeholder) || '選択してください';
  return html`<select class="slack-field slack-select" aria-label="${labelOf(element, block)}" ${stateful(element, block, shape, scene)}><option value="">${placeholder}</option>${offered}</select>`;
}

function staticSelect(element: Json, block: Json, scene: Scene): Html {
  const chosen = textIn(jsonIn(element.initial_option).value);
  const groups = listIn(element.option_groups).map(
    (group) =>
      html`<optgroup label="${plain(group.label)}">${listIn(group.options).map((each) => renderOption(optionIn(each), chosen))}</optgroup>`,
  );
  const options = listIn(element.options).map((each) => renderOption(optionIn(each), chosen));
  return select(element, block, scene, html`${options}${groups}`, 'option');
}

const idSelect =
  (initial: string, offers: Offers) =>
  (element: Json, block: Json, scene: Scene): Html =>
    select(
      element,
      block,
      scene,
      html`${offers(scene).map((each) => renderOption(each, textIn(element[initial])))}`,
      'text',
    );

interface Box extends Option {
  words: Html;
  isChecked: boolean;
}

function boxes(
  element: Json,
  block: Json,
  scene: Scene,
  given: { type: 'radio' | 'checkbox'; boxes: Box[]; shape: 'option' | 'options' | 'ids' },
): Html {
  const name = `${textIn(block.block_id)} ${textIn(element.action_id)}`;
  const rows = given.boxes.map(
    ({ value, words, isChecked }) =>
      html`<label class="choice"><input type="${given.type}" name="${name}" value="${value}"${isChecked ? html` checked` : ''}><span dir="auto">${words}</span></label>`,
  );
  return html`<div class="choices" role="${given.type === 'radio' ? 'radiogroup' : 'group'}" aria-label="${labelOf(element, block)}" ${stateful(element, block, given.shape, scene)}>${rows}</div>`;
}

function optionBoxes(type: 'radio' | 'checkbox') {
  return (element: Json, block: Json, scene: Scene): Html => {
    const initial = type === 'radio' ? [jsonIn(element.initial_option)] : listIn(element.initial_options);
    const chosen = initial.map(({ value }) => value);
    const groups = listIn(element.option_groups).flatMap(({ options }) => listIn(options));
    const offered = [...listIn(element.options), ...groups].map((option) => ({
      ...optionIn(option),
      words: html`${renderText(option.text, scene)}${
        option.description ? html`<small>${renderText(option.description, scene)}</small>` : ''
      }`,
      isChecked: chosen.includes(option.value),
    }));
    return boxes(element, block, scene, { type, boxes: offered, shape: type === 'radio' ? 'option' : 'options' });
  };
}

const idBoxes =
  (initial: string, offers: Offers) =>
  (element: Json, block: Json, scene: Scene): Html => {
    const given = element[initial];
    const chosen: unknown[] = Array.isArray(given) ? given : [];
    const offered = offers(scene).map((each) => ({
      ...each,
      words: html`${each.text}`,
      isChecked: chosen.includes(each.value),
    }));
    return boxes(element, block, scene, { type: 'checkbox', boxes: offered, shape: 'ids' });
  };

export const choices = {
  static_select: staticSelect,
  users_select: idSelect('initial_user', people),
  channels_select: idSelect('initial_channel', publicChannels),
  conversations_select: idSelect('initial_conversation', allChannels),
  radio_buttons: optionBoxes('radio'),
  checkboxes: optionBoxes('checkbox'),
  multi_static_select: optionBoxes('checkbox'),
  multi_users_select: idBoxes('initial_users', people),
  multi_channels_select: idBoxes('initial_channels', publicChannels),
  multi_conversations_select: idBoxes('initial_conversations', allChannels),
};
