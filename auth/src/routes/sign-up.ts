import { badRequest, type Clock, emailField, giveSession, secretField, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD, type Passwords, SHORTEST_PASSWORD } from '../passwords.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  sessions: Sessions;
  jwtKey: string;
  clock: Clock;
}

const fields = [emailField(), secretField('password', SHORTEST_PASSWORD, LONGEST_PASSWORD)];

/** POST /api/users/signup {email, password}: opens an account and signs its owner in. */
export const signUp = ({ users, passwords, sessions, jwtKey, clock }: Dependencies) =>
  Router().post('/api/users/signup', validate(...fields), async (request, response) => {
    const { email, password } = request.body;
    const user = await users.add(email, await passwords.hash(password));
    if (!user) throw badRequest('Email in use', 'email');
    const session = await sessions.begin({ id: user.id, email }, request.get('user-agent'));
    giveSession(request, session, jwtKey, clock.now());
    response.status(201).json(user);
  });
