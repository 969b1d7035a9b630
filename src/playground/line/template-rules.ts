// Whether LINE would take a template: buttons, confirm, carousel, image carousel. Source: reference, "Template messages".
import { type ActionPlace, findActionFaults } from './action-rules.ts';
import { limits } from './limits.ts';
import { checkArray, checkHttpsUrl, checkOneOf, checkText, ruleFor } from './plain-checks.ts';
import { isJson, type Report } from './problems.ts';

type Fields = Record<string, unknown>;
const max = limits.template;

export function checkTemplate(template: unknown, at: string, report: Report): void {
  if (!isJson(template)) {
    report({ message: 'May not be null', property: at });
    return;
  }
  const check = ruleFor(templates, template.type);
  if (check) check(template, at, report);
  else
    report({
      message: `Must be one of the following values: [${Object.keys(templates).join(', ')}]`,
      property: `${at}.type`,
    });
}

const templates: Record<string, (template: Fields, at: string, report: Report) => void> = {
  buttons(template, at, report) {
    checkImageStyle(template, at, report);
    checkCard(template, { at, report, textAlone: max.buttonsText, actions: max.buttonsActions });
  },
  confirm(template, at, report) {
    checkText({ value: template.text, property: `${at}.text`, max: max.confirmText, report });
    checkActions(template.actions, { at: `${at}.actions`, min: max.confirmActions, most: max.confirmActions, report });
  },
  carousel(template, at, report) {
    checkImageStyle(template, at, report);
    const columns = checkArray({ value: template.columns, property: `${at}.columns`, max: max.columns, report }).filter(
      isJson,
    );
    columns.forEach((column, index) => {
      checkCard(column, {
        at: `${at}.columns[${index}]`,
        report,
        textAlone: max.columnText,
        actions: max.columnActions,
      });
    });
    const looks = new Set(
      columns.map(
        (c) => `${Boolean(c.thumbnailImageUrl)} ${Boolean(c.title)} ${Array.isArray(c.actions) ? c.actions.length : 0}`,
      ),
    );
    const message = 'The use of image, title and the number of actions should be consistent for all columns.';
    if (looks.size > 1) report({ message, property: `${at}.columns` });
  },
  image_carousel(template, at, report) {
    const columns = checkArray({ value: template.columns, property: `${at}.columns`, max: max.columns, report });
    columns.forEach((column, index) => {
      if (!isJson(column)) {
        report({ message: 'May not be null', property: `${at}.columns[${index}]` });
        return;
      }
      checkHttpsUrl({ value: column.imageUrl, property: `${at}.columns[${index}].imageUrl`, report });
      checkAction(column.action, { at: `${at}.columns[${index}].action`, place: 'imageCarousel', report });
    });
  },
};

function checkImageStyle(template: Fields, at: string, report: Report): void {
  checkOneOf({
    value: template.imageAspectRatio,
    property: `${at}.imageAspectRatio`,
    of: ['rectangle', 'square'],
    report,
  });
  checkOneOf({ value: template.imageSize, property: `${at}.imageSize`, of: ['cover', 'contain'], report });
}

function checkCard(
  card: Fields,
  { at, report, textAlone, actions }: { at: string; report: Report; textAlone: number; actions: number },
): void {
  const isTextAlone = !card.thumbnailImageUrl && !card.title;
  checkHttpsUrl({ value: card.thumbnailImageUrl, property: `${at}.thumbnailImageUrl`, required: false, report });
  checkText({ value: card.title, property: `${at}.title`, max: max.title, required: false, report });
  checkText({
    value: card.text,
    property: `${at}.text`,
    max: isTextAlone ? textAlone : max.textBesideImageOrTitle,
    report,
  });
  const color = card.imageBackgroundColor;
  if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(String(color))) {
    report({ message: 'must match "^#[A-Fa-f0-9]{6}$"', property: `${at}.imageBackgroundColor` });
  }
  if (card.defaultAction !== undefined)
    checkAction(card.defaultAction, { at: `${at}.defaultAction`, place: 'defaultAction', report });
  checkActions(card.actions, { at: `${at}.actions`, min: 1, most: actions, report });
}

function checkActions(
  value: unknown,
  { at, min, most, report }: { at: string; min: number; most: number; report: Report },
): void {
  checkArray({ value, property: at, min, max: most, report }).forEach((action, index) => {
    checkAction(action, { at: `${at}[${index}]`, place: 'template', report });
  });
}

export function checkAction(
  action: unknown,
  { at, place, report }: { at: string; place: ActionPlace; report: Report },
): void {
  for (const fault of findActionFaults(action, place)) {
    report({ message: fault.elsewhere, property: fault.property ? `${at}.${fault.property.replace('/', '.')}` : at });
  }
}
