import { type Clock, HttpError, secretField } from '@ticketing/common';
import type { Post } from '../background/post.js';
import type { Attempts } from '../limits/attempts.js';
import type { SecondFactor, SecondFactors } from '../models/second-factors.js';
import type { Passwords } from '../passwords.js';
import { hashOfCode, written } from '../second-factor/recovery-codes.js';
import { stepOf } from '../second-factor/totp.js';

export interface CodeParts {
  secondFactors: SecondFactors;
  passwords: Passwords;
  attempts: Attempts;
  post: Post;
  clock: Clock;
}

/** Far longer than any code, however it is written. */
const LONGEST_CODE = 50;

export const codeField = () => secretField('code', 1, LONGEST_CODE);

/** What is said of a code that is missing or not taken: `code` tells programs which. */
const refusal = (status: number, message: string, code: string) =>
  new HttpError(status, [{ message, field: 'code', code }]);

export const wrongCode = (status = 400) =>
  refusal(status, 'The code is wrong, or was used before', 'second-factor-wrong');

/** For whoever has begun too long ago, or somewhere else since, or has it on, or does not. */
export const notPossible = (message: string) => new HttpError(400, message);

/**
 * Asks whoever has given the right password for a code of the account's second factor, if it has one: from the app, or
 * a recovery code. Either is good once, also when it comes twice at the same moment. Wrong ones are counted apart from
 * passwords, so that whoever knows the password has no more attempts by it.
 * @param status of the refusal: 401 where nobody is signed in yet.
 * @returns the factor; null when the account has none. @throws {HttpError} that, or 429 for too many wrong codes.
 */
export async function askForCode(
  userId: string,
  code: string | undefined,
  status: 400 | 401,
  parts: CodeParts,
): Promise<SecondFactor | null> {
  const factor = await parts.secondFactors.find(userId);
  if (!factor) return null;
  if (!code) throw refusal(status, 'A code from your authenticator app is needed', 'second-factor-required');
  const attempt = await parts.attempts.beginCode(userId);
  const right = await take(code, factor, parts);
  await (right ? attempt.succeeded() : attempt.failed());
  if (!right) throw wrongCode(status);
  return factor;
}

async function take(
  code: string,
  factor: SecondFactor,
  { secondFactors, passwords, post, clock }: CodeParts,
): Promise<boolean> {
  const plain = written(code);
  if (/^\d{6}$/.test(plain)) {
    const step = stepOf(plain, factor.secret, clock.now());
    return step !== undefined && secondFactors.useStep(factor, step);
  }
  const hash = await hashOfCode(plain, factor.recovery.salt, passwords);
  const right = await secondFactors.useRecoveryCode(factor, hash);
  if (right) await post.write({ kind: 'recovery-code-used', userId: factor._id });
  return right;
}
