import { badRequest, type Clock, emailField, giveSession, secretField, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD, type Passwords } from '../passwords.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  sessions: Sessions;
  jwtKey: string;
  clock: Clock;
}

/** A password that sign-up would have refused is not malformed here, only wrong. */
const fields = [emailField(), secretField('password', 1, LONGEST_PASSWORD)];

/**
 * POST /api/users/signin {email, password}. Every wrong pair gets the same answer after about the same time, so that
 * it does not tell who has an account.
 */
export const signIn = ({ users, passwords, sessions, jwtKey, clock }: Dependencies) =>
  Router().post('/api/users/signin', validate(...fields), async (request, response) => {
    const { email, password } = request.body;
    const user = await users.findByEmail(email);
    const right = await passwords.matches(password, user?.passwordHash);
    if (!user || !right) throw badRequest('Invalid credentials');
    const session = await sessions.begin({ id: user.id, email }, request.get('user-agent'));
    giveSession(request, session, jwtKey, clock.now());
    response.json({ id: user.id, email: user.email });
  });
