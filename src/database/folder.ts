// The embedded server's folder: made with all that leads to it, or refused with the reason.
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** As mkdir's `recursive`, which goes on for ever where a folder is, but takes no others, as /proc. */
export async function makeFolder(path: string): Promise<void> {
  const error = await makeOne(path);
  if (error?.code !== 'ENOENT' || dirname(path) === path) return throwIf(error);
  await makeFolder(dirname(path));
  throwIf(await makeOne(path));
}

async function makeOne(path: string): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(path, { mode: 0o700 });
    return undefined;
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const isFolder = isThere && (await stat(path).catch(() => undefined))?.isDirectory();
    return isFolder ? undefined : (error as NodeJS.ErrnoException);
  }
}

function throwIf(error: Error | undefined): void {
  if (error) throw error;
}

const REASONS: Record<string, string> = {
  EEXIST: 'a file is in its place',
  ENOTDIR: 'a file is in its way',
  ENOENT: 'no folder can be made there',
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EROFS: 'it can only be read',
  ENAMETOOLONG: 'its path is too long',
  ELOOP: 'its links lead in a circle',
  ENOSPC: 'the disk is full',
};

/** Why the folder cannot be used, in words; undefined for what has nothing to do with it. */
export function folderFault(error: unknown): { why: string; isPassing: boolean } | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  const why = REASONS[code ?? ''];
  return why ? { why, isPassing: code === 'ENOSPC' } : undefined;
}
