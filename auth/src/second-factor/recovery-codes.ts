import { randomBytes, randomInt } from 'node:crypto';
import type { Passwords } from '../passwords.js';

/** How many there are of a set. */
export const COUNT = 10;
/** Digits of a code, 53 bits: they are typed where codes from the app are, which have six, on the same keys. */
const LENGTH = 16;
/** In bytes. */
const SALT = 16;

/** Recovery codes as they are stored: those that are left. */
export interface StoredCodes {
  /** One for the set, so that what is typed has to be hashed once; it also tells one set from another. */
  salt: string;
  hashes: string[];
}

/** What is typed of any code, without what people write between its digits. */
export const written = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

/** The hash by which a code is known in its set: slow, as a code is shorter than what needs no such hash (ASVS 6.5.2). */
export const hashOfCode = (code: string, salt: string, passwords: Passwords): Promise<string> =>
  passwords.saltedHash(written(code), Buffer.from(salt, 'base64url'));

/** A new set: the codes, to be shown once, and what is stored of them. */
export async function newRecoveryCodes(
  passwords: Passwords,
): Promise<{ codes: string[]; stored: StoredCodes }> {
  const codes = Array.from({ length: COUNT }, newCode);
  const salt = randomBytes(SALT).toString('base64url');
  const hashes = await Promise.all(codes.map((code) => hashOfCode(code, salt, passwords)));
  return { codes, stored: { salt, hashes } };
}

/** In groups of four. */
function newCode(): string {
  const digits = Array.from({ length: LENGTH }, () => randomInt(10));
  return digits.join('').replace(/(.{4})(?=.)/g, '$1-');
}
