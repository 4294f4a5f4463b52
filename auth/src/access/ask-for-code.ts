import { type Account, type Clock, HttpError, type Logger, secretField } from '@ticketing/common';
import type { Post } from '../background/post.js';
import { fingerprint } from '../fingerprint.js';
import type { Attempts } from '../limits/attempts.js';
import type { SecondFactor, SecondFactors } from '../models/second-factors.js';
import type { Passwords } from '../passwords.js';
import { hashOfCode, written } from '../second-factor/recovery-codes.js';
import { stepOf } from '../second-factor/totp.js';
import { MOST_WRONG, TOLD_AT } from '../second-factor/wrong-codes.js';

export interface CodeParts {
  secondFactors: SecondFactors;
  passwords: Passwords;
  attempts: Attempts;
  post: Post;
  clock: Clock;
  logger: Logger;
}

/** Far longer than any code, however it is written. */
const LONGEST_CODE = 50;

export const codeField = () => secretField('code', 1, LONGEST_CODE);

/** What is said of a code that is missing or not taken: `code` tells programs which. */
const refusal = (status: number, message: string, code: string) =>
  new HttpError(status, [{ message, field: 'code', code }]);

export const wrongCode = (status = 400) =>
  refusal(status, 'The code is wrong, or was used before', 'second-factor-wrong');

const fromApp = (plain: string) => /^\d{6}$/.test(plain);

/**
 * Asks whoever has given the right password for a code of the account's second factor, if it has one: from the app, or
 * a recovery code. Either is good once, also when it comes twice at the same moment. Wrong ones are counted apart from
 * passwords, so that whoever knows the password has no more attempts by it. After a hundred in a row none from the app is
 * taken, until a recovery code is used, or the password is another.
 * @param status of the refusal: 401 where nobody is signed in yet.
 * @returns the factor; null when the account has none. @throws {HttpError} that, or 429 for too many wrong codes.
 */
export async function askForCode(
  account: Account,
  code: string | undefined,
  status: 400 | 401,
  parts: CodeParts,
): Promise<SecondFactor | null> {
  const factor = await parts.secondFactors.find(account.id);
  if (!factor) return null;
  if (!code) throw refusal(status, 'A code from your authenticator app is needed', 'second-factor-required');
  const attempt = await parts.attempts.beginCode(account);
  const right = await take(code, factor, parts);
  await (right ? attempt.succeeded() : attempt.failed());
  if (!right) throw await refused(code, factor, status, parts);
  return factor;
}

/** Counts a wrong code, also where Redis is away, and tells the owner of many, once until a right one is given. */
async function refused(
  code: string,
  factor: SecondFactor,
  status: 400 | 401,
  { secondFactors, post }: CodeParts,
): Promise<HttpError> {
  const wrong = await secondFactors.countWrong(factor);
  if (!wrong) return wrongCode(status);
  if (wrong.count >= TOLD_AT) {
    await post.write({ kind: 'wrong-codes', userId: factor._id }, `${factor._id}:${wrong.since.getTime()}`);
  }
  if (wrong.count <= MOST_WRONG || !fromApp(written(code))) return wrongCode(status);
  const message = 'Too many wrong codes were given: only a recovery code is taken now';
  return refusal(status, message, 'second-factor-wrong');
}

async function take(
  code: string,
  factor: SecondFactor,
  { secondFactors, passwords, post, clock, logger }: CodeParts,
): Promise<boolean> {
  const plain = written(code);
  if (fromApp(plain)) {
    const step = stepOf(plain, factor.secret, clock.now());
    return step !== undefined && secondFactors.useStep(factor, step);
  }
  const { _id: userId, recovery } = factor;
  const hash = await hashOfCode(plain, recovery.salt, passwords);
  if (!recovery.hashes.includes(hash)) return false;
  const tell = await post.owe(
    { kind: 'recovery-code-used', userId },
    { userId, recoveryCodes: fingerprint(recovery.salt), usedCode: fingerprint(hash) },
  );
  const right = await secondFactors.useRecoveryCode(factor, hash);
  if (!right) return false;
  await tell();
  logger.info({ user: userId }, 'recovery code used');
  return true;
}
