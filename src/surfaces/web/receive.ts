// A posted form → what was sent. Knows no page.

import type { Context } from 'hono';
import type { Form } from '../../cards/card.ts';
import { type Command, decodeCommand, decodeFormCommand, type FormCommand, storable } from '../../commands.ts';

/** The name of the hidden field that takes along what the fields are called. */
export const LABELS = 'labels';

export interface Posted {
  /** What a button runs. */
  command: Command;
  /** Set: it is a form, with what opened it and what it holds. */
  submit: FormCommand | undefined;
  opener: Command;
  values: Record<string, string>;
  /** Sends this form after the desk's link has expired. */
  pass: string;
}

/** Line breaks are \n. */
export function readPosted(body: Iterable<[string, string]>): Posted {
  const sent = new Map(body);
  const take = (name: string) => {
    const text = sent.get(name) ?? '';
    sent.delete(name);
    return text;
  };
  const [command, form, opener, pass] = [take('command'), take('form'), take('opener'), take('pass')];
  sent.delete(LABELS);
  return {
    command: decodeCommand(command),
    submit: decodeFormCommand(form),
    opener: decodeCommand(opener),
    values: Object.fromEntries([...sent].map(([name, text]) => [name, text.replace(/\r\n?/g, '\n')])),
    pass,
  };
}

/** What was typed, by field name: '' for what is missing, nothing for what was not asked; line breaks are \n. */
export function readValues(body: string, form: Form): Record<string, string> {
  const sent = new URLSearchParams(body);
  const typed = form.fields.map(({ name }) => [name, (sent.get(name) ?? '').replace(/\r\n?/g, '\n')]);
  return storable(Object.fromEntries(typed));
}

/** The hidden field that takes a form's submit along: sent twice, a form is the same one. */
export const hiddenSubmit = (submit: FormCommand) => ({ form: JSON.stringify(submit) });

/** The submit that came back with a posted form; undefined: none of ours. */
export const readSubmit = (body: string): FormCommand | undefined =>
  decodeFormCommand(new URLSearchParams(body).get('form') ?? '');

/**
 * Whether another site's page sent this form. The signed link is the credential, so this only keeps honest browsers
 * from being used; one that says nothing passes. Under our Referrer-Policy a browser's own Origin is `null`.
 */
export function isFromElsewhere(header: (name: string) => string | undefined): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = header('origin');
  if (origin === undefined || origin === 'null') return false;
  return !URL.canParse(origin) || new URL(origin).host !== header('host');
}

/** What a posted form holds; a file as base64, '' where none was chosen. Undefined: it is cut off, or no form at all. */
export async function readEntries({ req }: Context): Promise<Iterable<[string, string]> | undefined> {
  if (!isUpload(req.header('content-type'))) return new URLSearchParams(await req.text());
  const form = await req.formData().catch(() => undefined);
  if (!form) return undefined;
  return Promise.all(
    [...form.entries()].map(
      async ([name, value]): Promise<[string, string]> => [
        name,
        typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()).toString('base64'),
      ],
    ),
  );
}

/** A form with a file in it. */
export const isUpload = (contentType: string | undefined): boolean =>
  contentType?.split(';')[0]?.trim().toLowerCase() === 'multipart/form-data';

export const isForm = (contentType: string | undefined): boolean =>
  contentType?.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
