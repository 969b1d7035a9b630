// What Linux tells of a process.
import { readFile } from 'node:fs/promises';

export interface ProcessFigures {
  /** In user and kernel mode, since it began. */
  cpuMs: number;
  /** Resident, in MB. */
  memoryMb: number;
}

/** NaN where there is no /proc, or no such process. */
export async function readProcess(pid: number | undefined): Promise<ProcessFigures> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  return { cpuMs: cpuMsIn(await read('stat')), memoryMb: memoryMbIn(await read('status')) };
}

/** Clock ticks are hundredths of a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** Of /proc/…/stat: its 14th and 15th words; the second, a name in brackets, may hold anything. */
export function cpuMsIn(stat: string): number {
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(words[11] ?? Number.NaN) + Number(words[12] ?? Number.NaN)) * TICK_MS;
}

/** Of /proc/…/status. */
export function memoryMbIn(status: string): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024);
}
