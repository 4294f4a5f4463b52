import { requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Post } from '../background/post.js';
import type { Attempts } from '../limits/attempts.js';
import type { Links } from '../models/links.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD, newPasswordField } from '../password-policy.js';
import type { Passwords } from '../passwords.js';
import { askForPassword, wrongPassword } from './ask-for-password.js';
import { beginSession, type SessionParts } from './begin-session.js';
import { lockOut } from './lock-out.js';

interface Dependencies extends SessionParts {
  users: Users;
  passwords: Passwords;
  links: Links;
  post: Post;
  attempts: Attempts;
}

const fields = [secretField('currentPassword', 1, LONGEST_PASSWORD), newPasswordField()];

/**
 * POST /api/users/password {currentPassword, password}: another password. Every session and every
 * link ends, as one may be of whoever has learned the old one, and the browser that asks gets a new session. The
 * account's owner is told by mail.
 */
export const changePassword = ({ users, passwords, attempts, links, post, ...parts }: Dependencies) =>
  Router().post('/api/users/password', requireSignIn, validate(...fields), async (request, response) => {
    const { id, email } = signedIn(request);
    const passwordHash = await askForPassword(request, 'currentPassword', { users, passwords, attempts });
    const next = await passwords.hash(request.body.password);
    await lockOut(id, { ...parts, links });
    // Another password came first: what was typed as the current one is so no longer.
    if (!(await users.setPassword(id, passwordHash, next))) throw wrongPassword('currentPassword');
    await lockOut(id, { ...parts, links });
    await post.write({ kind: 'password-changed', userId: id });
    await beginSession(request, { id, email }, parts);
    response.status(204).end();
  });
