// Numbers that give whoever sends one a role. Where there is no workplace whose members can be named, people name
// themselves as they like: only who holds the number is sure to be the one who was meant. Pure.
import { createHash, randomInt } from 'node:crypto';

export const ROLE_CODE_MINUTES = 30;

const DIGITS = 12;
const HALF = 10 ** (DIGITS / 2);

/** Eight digits join two accounts, four are a door's. */
export const isRoleCode = (digits: string): boolean => new RegExp(`^\\d{${DIGITS}}$`).test(digits);

export function newRoleCode(): string {
  const half = () => String(randomInt(0, HALF)).padStart(DIGITS / 2, '0');
  return half() + half();
}

/** As it is told: 1234-5678-9012. */
export const saidCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1-');

export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('base64url');
