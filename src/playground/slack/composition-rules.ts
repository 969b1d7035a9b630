// What Slack accepts as text objects, options, confirm dialogs and pictures. Only rules; knows no state.
import { elementLimits } from './limits.ts';
import { boolean, byType, isJson, list, matching, object, oneOf, type Rule, string } from './rule.ts';

export const plainText = (max: number): Rule =>
  byType({ plain_text: object({ type: oneOf('plain_text'), text: string({ max }) }, { emoji: boolean }) });

const mrkdwn = (max: number): Rule => object({ type: oneOf('mrkdwn'), text: string({ max }) }, { verbatim: boolean });

export const mrkdwnText = (max: number): Rule => byType({ mrkdwn: mrkdwn(max) });

export const anyText = (max: number): Rule => byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });

const scheme = matching(/^[a-z][a-z0-9+.-]*:\S+$/i, 'must provide a valid URL');

export const url: Rule = (value, path, problems) => {
  const before = problems.length;
  string({ max: elementLimits.url })(value, path, problems);
  if (problems.length === before) scheme(value, path, problems);
};

export const option = ({ text, hasUrl = false }: { text: (max: number) => Rule; hasUrl?: boolean }): Rule =>
  object(
    { text: text(elementLimits.optionText), value: string({ max: elementLimits.optionValue }) },
    { description: text(elementLimits.optionDescription), ...(hasUrl ? { url } : {}) },
  );

export const optionGroup: Rule = object({
  label: plainText(elementLimits.optionGroupLabel),
  options: list(option({ text: plainText }), { max: elementLimits.options }),
});

export const confirm: Rule = object(
  {
    title: plainText(elementLimits.confirmTitle),
    text: anyText(elementLimits.confirmText),
    confirm: plainText(elementLimits.confirmButton),
    deny: plainText(elementLimits.confirmButton),
  },
  { style: oneOf('primary', 'danger') },
);

/** An image's source: `image_url`, or `slack_file` by id or URL, just one. */
export const imageSource: Rule = (value, path, problems) => {
  if (!isJson(value)) return;
  if (Object.hasOwn(value, 'image_url') === Object.hasOwn(value, 'slack_file'))
    problems.push({ path, message: 'must define either `image_url` or `slack_file`' });
};

export const slackFile: Rule = (value, path, problems) => {
  object({}, { id: string({ max: 255 }), url })(value, path, problems);
  if (isJson(value) && Object.hasOwn(value, 'id') === Object.hasOwn(value, 'url'))
    problems.push({ path, message: 'must define either `id` or `url`' });
};
