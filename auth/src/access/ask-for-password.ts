import { badRequest, notAuthorized, signedIn } from '@ticketing/common';
import type { Request } from 'express';
import type { Attempts } from '../limits/attempts.js';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';
import type { Passwords } from '../passwords.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  attempts: Attempts;
  sessions: Sessions;
}

/** What is said of a wrong one, in the field of the request that has it. */
export const wrongPassword = (field: string) => badRequest('The current password is wrong', field);

/**
 * Asks who is signed in for the password once more; whoever has found a session must not guess on by it.
 * What that is for is also refused to a session that has ended, however short a time ago: somebody who knows the password
 * may just have been shut out by a second factor.
 * @returns its hash. @throws {HttpError} 400 for a wrong one, 429 for too many of these, 401 for a session that is over.
 */
export async function askForPassword(
  request: Request,
  field: string,
  { users, passwords, attempts, sessions }: Dependencies,
): Promise<string | undefined> {
  const { id, email, sessionId } = signedIn(request);
  const attempt = await attempts.begin(email, request);
  const hash = await users.passwordHashOf(id);
  const right = await passwords.matches(request.body[field], hash);
  await (right ? attempt.succeeded() : attempt.failed());
  if (!right) throw wrongPassword(field);
  // Looked at after the password: whoever changes that from now on is noticed by its hash.
  if (!(await sessions.renew(sessionId))) throw notAuthorized();
  return hash;
}
