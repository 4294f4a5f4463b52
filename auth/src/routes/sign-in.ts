import { badRequest, emailField, endSession, secretField, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Attempts } from '../limits/attempts.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';
import type { Passwords } from '../passwords.js';
import { beginSession, type SessionParts } from './begin-session.js';

interface Dependencies extends SessionParts {
  users: Users;
  passwords: Passwords;
  attempts: Attempts;
}

/** A password that sign-up would have refused is not malformed here, only wrong. */
const fields = [emailField(), secretField('password', 1, LONGEST_PASSWORD)];

/**
 * POST /api/users/signin {email, password}. Every wrong pair gets the same answer after about the same time, so that
 * it does not tell who has an account.
 */
export const signIn = ({ users, passwords, attempts, ...parts }: Dependencies) =>
  Router().post('/api/users/signin', validate(...fields), async (request, response) => {
    const { email, password } = request.body;
    const attempt = await attempts.begin(email, request);
    const user = await users.findByEmail(email);
    const right = await passwords.matches(password, user?.passwordHash);
    if (!user || !right) {
      await attempt.failed();
      throw badRequest('Invalid credentials');
    }
    await attempt.succeeded();
    const session = await beginSession(request, user, parts);
    // A password takes its time. One that was changed meanwhile, with its account or without, opens nothing any more;
    // whoever changes it after this look ends this session too.
    if ((await users.findByEmail(email))?.passwordHash !== user.passwordHash) {
      await parts.sessions.end(session.id, user.id);
      endSession(request);
      throw badRequest('Invalid credentials');
    }
    response.json({ id: user.id, email: user.email });
  });
