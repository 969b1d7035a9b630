// Whatever people or the bot write, no element, attribute or address comes of it that the renderers did not mean.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderers } from './every-fragment.ts';

const hostile = fc.constantFrom(
  '<',
  '>',
  '"',
  "'",
  '&',
  '`',
  '```',
  '*',
  '_',
  '~',
  '\n',
  '>>>',
  '|',
  ':',
  '&lt;',
  '&#60;',
  '\ufdd0',
  '<script>',
  '</div>',
  '<!--',
  '<img src=x onerror=alert(1)>',
  '<!channel>',
  '<@U0AKI|',
  '<https://a.jp/"|',
  '" onclick="x',
  'javascript:alert(1)',
  'data:text/html,<b>',
  '<!date^1^{time}^javascript:x|',
  'https://a.jp/<b>',
  '#fff;x:url(y)',
  ';',
  'style=',
);
const anyText = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 8 })
  .map((all) => all.join(''));

const entity = '&(?:amp|lt|gt|quot|#39);';
const attribute = ` [a-z-]+(?:="(?:[^<>&"]|${entity})*")?`;
const tag = new RegExp(`</?([a-z][a-z0-9]*)((?:${attribute})*) ?>`, 'g');
const between = new RegExp(`^(?:[^<>&]|${entity})*$`);

interface Found {
  name: string;
  attributes: string[];
}

/** Every tag; throws when the HTML is not just tags of that form and escaped text. */
function tagsIn(html: string): Found[] {
  expect(html.replaceAll(tag, '')).toMatch(between);
  return [...html.matchAll(tag)].map(([, name = '', all = '']) => ({
    name,
    attributes: [...all.matchAll(new RegExp(attribute, 'g'))].map(([found]) => found.trim()),
  }));
}

const address = /^(?:https?|mailto|tel|line):/;
const styles = /^(?:[a-z-]+:(?:#[0-9a-f]{6,8}|-?[\d.]+(?:px|%)?|[a-z-]+|[\d. a-z%/]+)(?:;|$))*$/i;

function mustBeHarmless(tags: Found[]): void {
  for (const { name, attributes } of tags) {
    expect(['script', 'iframe', 'object', 'style', 'link', 'svg', 'base', 'meta']).not.toContain(name);
    for (const each of attributes) {
      const [attributeName = '', value = ''] = each.split(/="?/, 2);
      expect(attributeName).not.toMatch(/^on/);
      if (attributeName === 'href' || attributeName === 'src' || attributeName === 'data-href')
        expect(value).toMatch(address);
      if (attributeName === 'style') expect(value.replace(/"$/, '')).toMatch(styles);
    }
  }
}

/** Slack's mrkdwn may become these; nothing else may be more than it is for harmless words. */
const ofMrkdwn = new Set(['strong', 'em', 's', 'code', 'pre', 'blockquote', 'a', 'span']);
const skeleton = (tags: Found[]) => tags.map(({ name }) => name).filter((name) => !ofMrkdwn.has(name));

const somewhere = 'https://a.jp/x';

test.each(renderers)('no words become an element: %s', (_, render) => {
  const harmless = skeleton(tagsIn(String(render('あ', somewhere))));
  fc.assert(
    fc.property(anyText, (text) => {
      const tags = tagsIn(String(render(`あ${text}`, somewhere)));
      mustBeHarmless(tags);
      expect(skeleton(tags)).toEqual(harmless);
    }),
    { numRuns: 50 },
  );
});

test.each(renderers)('no address becomes a script: %s', (_, render) => {
  fc.assert(
    fc.property(anyText, (text) => mustBeHarmless(tagsIn(String(render(text, text))))),
    { numRuns: 30 },
  );
});
