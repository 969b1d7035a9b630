// Whether LINE would take a rich menu. Source: reference, "Rich menu object".
import { limits } from './limits.ts';
import { checkArray, checkText } from './plain-checks.ts';
import { isJson, type Problem, type Report } from './problems.ts';
import { checkAction } from './template-rules.ts';

const max = limits.richMenu;

export function findRichMenuProblems(menu: unknown): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  if (!isJson(menu)) return [{ message: 'must be specified', property: 'size' }];
  for (const name of ['size', 'selected', 'name', 'chatBarText', 'areas']) {
    if (menu[name] === undefined || menu[name] === null) report({ message: 'must be specified', property: name });
  }
  if (problems.length > 0) return problems;
  if (typeof menu.selected !== 'boolean') report({ message: 'Must be true or false', property: 'selected' });
  checkText({ value: menu.name, property: 'name', max: max.name, report });
  checkText({ value: menu.chatBarText, property: 'chatBarText', max: max.chatBarText, report });
  const { width, height } = isJson(menu.size) ? menu.size : {};
  const w = Number(width);
  const h = Number(height);
  const isSizeFine = w >= max.minWidth && w <= max.maxWidth && h >= max.minHeight && w / h >= max.minAspectRatio;
  if (!isSizeFine) report({ message: 'invalid size', property: 'size' });
  checkArray({ value: menu.areas, property: 'areas', min: 0, max: max.areas, report }).forEach((area, index) => {
    checkArea(area, { at: `areas[${index}]`, width: w, height: h, report });
  });
  return problems;
}

function checkArea(
  area: unknown,
  { at, width, height, report }: { at: string; width: number; height: number; report: Report },
): void {
  const bounds = isJson(area) ? area.bounds : undefined;
  if (!isJson(area) || !isJson(bounds)) {
    report({ message: 'must be specified', property: `${at}.bounds` });
    return;
  }
  const [x, y, w, h] = [bounds.x, bounds.y, bounds.width, bounds.height].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const isInside = x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= width && y + h <= height;
  if (!isInside) report({ message: 'invalid bounds', property: `${at}.bounds` });
  checkAction(area.action, { at: `${at}.action`, place: 'richMenu', report });
}
