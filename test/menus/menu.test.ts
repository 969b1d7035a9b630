import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typedCommand } from '../../src/cards/typed-command.ts';
import { type Area, isOurs, layOut, MENU_LANGUAGES, menuIn } from '../../src/menus/menu.ts';
import { menuSvg } from '../../src/pictures/menu.ts';
import { createTypesetter } from '../../src/pictures/text-tools.ts';

const overlaps = (one: Area, other: Area) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

test('however many entries there are, their areas cover the picture without a gap, each as wide as a thumb', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), (count) => {
      const { width, height, areas } = layOut(count);
      expect(areas).toHaveLength(count);
      expect(width / height).toBeGreaterThanOrEqual(1.45);
      expect(areas.reduce((sum, area) => sum + area.width * area.height, 0)).toBe(width * height);
      expect(areas.some((one, index) => areas.slice(index + 1).some((other) => overlaps(one, other)))).toBe(false);
      // On a phone of 390 px.
      expect(Math.min(...areas.map((area) => (area.width / width) * 390))).toBeGreaterThan(90);
    }),
  );
});

describe.each(MENU_LANGUAGES)('the menu in %s', (language) => {
  const { menu, drawing } = menuIn(language);

  test('has words that LINE takes, each of which can be typed as well', () => {
    expect(menu.bar.length).toBeLessThanOrEqual(14);
    for (const { label, command } of menu.entries) {
      expect(label.length).toBeLessThanOrEqual(20);
      expect(typedCommand(label)).toEqual(command);
    }
  });

  test('is drawn with every word within its tile, and large enough to read', () => {
    const typesetter = createTypesetter();
    const svg = menuSvg(drawing, typesetter);
    const size = Number(/font-size="([\d.]+)"/.exec(svg)?.[1]);
    expect((size / drawing.width) * 390).toBeGreaterThan(12);
    for (const { label, area } of drawing.tiles) {
      expect(svg).toContain(`>${label}<`);
      expect(typesetter.tools.bold.measure(label) * size).toBeLessThan(area.width - 60);
    }
  });

  test('is known by its name, which is another for another content', () => {
    expect(isOurs(menu)).toBe(true);
    expect(menuIn(language).menu.name).toBe(menu.name);
    expect(new Set(MENU_LANGUAGES.map((each) => menuIn(each).menu.name)).size).toBe(MENU_LANGUAGES.length);
  });
});
