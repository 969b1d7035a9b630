// Files that the bot uploaded: an address for the bytes, the bytes, the word that they are there, and Slack's own look at
// them, which takes until somebody asked a few times. Only pictures are shown in blocks.
import { SlackRefusal } from './refusal.ts';
import type { Json } from './slack.ts';

interface StoredFile {
  id: string;
  length: number;
  title: string;
  bytes?: Buffer;
  isComplete: boolean;
  /** How often it is still said to be in work. */
  looks: number;
}

export interface FileStore {
  /** The path that its bytes are to be sent to. */
  begin(given: { length: number; title: string }): { id: string; path: string };
  /** False: no such file waits for so many bytes. */
  receive(path: string, bytes: Buffer): boolean;
  complete(id: string): StoredFile;
  /** As files.info tells it. */
  look(id: string): Json;
  /** The files that blocks show must be there, and be pictures by now. */
  check(blocks: unknown): { path: string; message: string }[];
  ids(): string[];
}

const uploads = '/upload/v1/';

export function createFileStore(nextId: () => string, looks: number): FileStore {
  const files = new Map<string, StoredFile>();
  const found = (id: string) => {
    const file = files.get(id);
    if (!file) throw new SlackRefusal('file_not_found');
    return file;
  };
  const isReady = ({ isComplete, looks: left }: StoredFile) => isComplete && left <= 0;
  return {
    begin({ length, title }) {
      const id = `F${nextId().padStart(10, '0')}`;
      files.set(id, { id, length, title, isComplete: false, looks });
      return { id, path: `${uploads}${id}` };
    },
    receive(path, bytes) {
      const file = files.get(path.slice(uploads.length));
      if (!file || file.length !== bytes.length) return false;
      file.bytes = bytes;
      return true;
    },
    complete(id) {
      const file = found(id);
      if (!file.bytes) throw new SlackRefusal('file_not_found');
      file.isComplete = true;
      return file;
    },
    look(id) {
      const file = found(id);
      file.looks -= 1;
      const { title, length } = file;
      return {
        id,
        title,
        size: length,
        ...(isReady(file) ? { mimetype: typeOf(file.bytes), filetype: 'png' } : { mimetype: '' }),
      };
    },
    check(blocks) {
      return fileIdsIn(blocks).flatMap(({ id, path }) => {
        const file = files.get(id);
        const isShown = file && isReady(file) && typeOf(file.bytes) === 'image/png';
        return isShown ? [] : [{ path, message: 'invalid slack file' }];
      });
    },
    ids: () => [...files.keys()],
  };
}

const typeOf = (bytes: Buffer = Buffer.alloc(0)) =>
  bytes.toString('latin1', 1, 4) === 'PNG' ? 'image/png' : 'application/octet-stream';

function fileIdsIn(value: unknown, path = '/blocks'): { id: string; path: string }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => fileIdsIn(each, `${path}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'slack_file'
      ? [{ id: String(each?.id ?? ''), path: `${path}/${name}` }]
      : fileIdsIn(each, `${path}/${name}`),
  );
}
