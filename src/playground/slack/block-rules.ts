// What Slack accepts as blocks: each block's fields, which elements go in it, and on which surface it may stand.
// Surfaces as in https://docs.slack.dev/blocks.json; stricter than Slack in one thing: no input block in a message.
import { checkboxes, multiSelectMenus, overflow, radioButtons, selectMenus } from './choice-rules.ts';
import { anyText, imageSource, mrkdwnText, plainText, slackFile, url } from './composition-rules.ts';
import * as elements from './element-rules.ts';
import { blockLimits } from './limits.ts';
import { anything, boolean, byType, inTurn, isJson, list, object, oneOf, type Rule, string } from './rule.ts';
import { idsAreUnique } from './unique-ids.ts';

export type Surface = 'message' | 'modal' | 'home';

const choices = { ...selectMenus, ...multiSelectMenus, radio_buttons: radioButtons, checkboxes };
const pickers = {
  datepicker: elements.datepicker,
  timepicker: elements.timepicker,
};
const inActions = byType({
  ...choices,
  ...pickers,
  datetimepicker: elements.datetimepicker,
  button: elements.button,
  overflow,
  rich_text_input: elements.richTextInput,
});
const asAccessory = byType({ ...choices, ...pickers, button: elements.button, overflow, image: elements.image });
const asInput = byType({
  ...choices,
  ...pickers,
  datetimepicker: elements.datetimepicker,
  plain_text_input: elements.plainTextInput,
  number_input: elements.numberInput,
  url_text_input: elements.urlInput,
  email_text_input: elements.emailInput,
  rich_text_input: elements.richTextInput,
  file_input: elements.fileInput,
});

const blockId = string({ max: blockLimits.blockId });

const block = (type: string, required: Record<string, Rule>, optional: Record<string, Rule> = {}): Rule =>
  object({ type: oneOf(type), ...required }, { block_id: blockId, ...optional });

const textOrFields: Rule = (given, path, problems) => {
  if (isJson(given) && given.text === undefined && given.fields === undefined)
    problems.push({ path, message: 'must define either `text` or `fields`' });
};

const section = inTurn(
  block(
    'section',
    {},
    {
      text: anyText(blockLimits.sectionText),
      fields: list(anyText(blockLimits.sectionFieldText), { max: blockLimits.sectionFields }),
      accessory: asAccessory,
      expand: boolean,
    },
  ),
  textOrFields,
);

const image = inTurn(
  block(
    'image',
    { alt_text: string({ max: blockLimits.imageAltText }) },
    { title: plainText(blockLimits.imageTitle), image_url: url, slack_file: slackFile },
  ),
  imageSource,
);

const inContext = byType({
  image: elements.image,
  plain_text: anyText(blockLimits.sectionText),
  mrkdwn: anyText(blockLimits.sectionText),
});

const input = block(
  'input',
  { label: plainText(blockLimits.inputLabel), element: asInput },
  { hint: plainText(blockLimits.inputHint), optional: boolean, dispatch_action: boolean },
);

const card = inTurn(
  block(
    'card',
    {},
    {
      hero_image: elements.image,
      icon: elements.image,
      title: mrkdwnText(blockLimits.cardTitle),
      subtitle: mrkdwnText(blockLimits.cardTitle),
      body: mrkdwnText(blockLimits.cardBody),
      actions: list(elements.button, { max: blockLimits.actionsElements }),
    },
  ),
  (given, path, problems) => {
    if (isJson(given) && !given.hero_image && !given.title && !given.actions && !given.body)
      problems.push({ path, message: 'must define one of `hero_image`, `title`, `actions` or `body`' });
  },
);

const cell = byType({ rich_text: anything, raw_text: anything, raw_number: anything });
const table = block(
  'table',
  { rows: list(list(cell, { max: blockLimits.tableCells }), { max: blockLimits.tableRows }) },
  { column_settings: list(anything, { max: blockLimits.tableCells }) },
);

/** Let through as it is: only the surface and the block_id are checked. */
const tolerated: Rule = (given, path, problems) => {
  if (isJson(given) && given.block_id !== undefined) blockId(given.block_id, `${path}/block_id`, problems);
};

const everywhere: Record<string, Rule> = {
  section,
  image,
  card,
  header: block('header', { text: plainText(blockLimits.headerText) }),
  divider: block('divider', {}),
  context: block('context', { elements: list(inContext, { max: blockLimits.contextElements }) }),
  actions: block('actions', { elements: list(inActions, { max: blockLimits.actionsElements }) }),
  rich_text: block('rich_text', { elements: list(anything, { max: 1000 }) }),
};

const contextActions = block('context_actions', {
  elements: list(byType({ feedback_buttons: elements.feedbackButtons, icon_button: elements.iconButton }), {
    max: blockLimits.contextActionsElements,
  }),
});
const carousel = block('carousel', {
  elements: list(byType({ card }), { max: blockLimits.carouselCards }),
});
const alert = block(
  'alert',
  { text: anyText(blockLimits.alertText) },
  { level: oneOf('default', 'info', 'warning', 'error', 'success') },
);

const bySurface: Record<Surface, Rule> = {
  message: byType({
    ...everywhere,
    carousel,
    table,
    context_actions: contextActions,
    markdown: block('markdown', { text: string({ max: blockLimits.markdownText }) }),
    container: tolerated,
    data_table: tolerated,
    data_visualization: tolerated,
  }),
  modal: byType({ ...everywhere, input, alert }),
  home: byType({ ...everywhere, input, carousel }),
};

/** The rule for a whole `blocks` array on this surface. */
export function blocksFor(surface: Surface): Rule {
  const max = surface === 'message' ? blockLimits.perMessage : blockLimits.perView;
  return inTurn(list(bySurface[surface], { min: 0, max }), idsAreUnique);
}
