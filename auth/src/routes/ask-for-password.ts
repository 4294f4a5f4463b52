import { badRequest, signedIn } from '@ticketing/common';
import type { Request } from 'express';
import type { Attempts } from '../limits/attempts.js';
import type { Users } from '../models/users.js';
import type { Passwords } from '../passwords.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  attempts: Attempts;
}

/** What is said of a wrong one, in the field of the request that has it. */
export const wrongPassword = (field: string) => badRequest('The current password is wrong', field);

/**
 * Asks who is signed in for the password once more; whoever has found a session must not guess on by it.
 * @returns its hash. @throws {HttpError} 400 for a wrong one, 429 for too many of these.
 */
export async function askForPassword(
  request: Request,
  field: string,
  { users, passwords, attempts }: Dependencies,
): Promise<string | undefined> {
  const { id, email } = signedIn(request);
  const attempt = await attempts.begin(email, request);
  const hash = await users.passwordHashOf(id);
  const right = await passwords.matches(request.body[field], hash);
  await (right ? attempt.succeeded() : attempt.failed());
  if (!right) throw wrongPassword(field);
  return hash;
}
