// files.*: uploading, as https://docs.slack.dev/messaging/working-with-files asks for it since files.upload is gone.
import type { Args } from './api-args.ts';
import { missing, SlackRefusal } from './refusal.ts';
import { isJson } from './rule.ts';
import type { Json } from './slack.ts';
import type { World } from './world.ts';

export function uploadAddress(args: Args, { files, baseUrl }: World): Json {
  const title = args.needed('filename');
  const length = args.whole('length');
  if (!length) throw missing('length');
  const { id, path } = files.begin({ length, title });
  return { ok: true, file_id: id, upload_url: `${baseUrl()}${path}` };
}

export function completeUpload(args: Args, { files }: World): Json {
  const given = args.json('files');
  if (!Array.isArray(given) || given.length === 0) throw missing('files');
  const done = given.map((each) => {
    if (!isJson(each) || typeof each.id !== 'string') throw new SlackRefusal('invalid_arguments');
    const { id, title } = files.complete(each.id);
    return { id, title };
  });
  return { ok: true, files: done };
}

export const fileInfo = (args: Args, { files }: World): Json => ({ ok: true, file: files.look(args.needed('file')) });
