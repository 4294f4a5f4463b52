import { badRequest, requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Post } from '../background/post.js';
import type { Attempts } from '../limits/attempts.js';
import type { Links } from '../models/links.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD, newPasswordField } from '../password-policy.js';
import type { Passwords } from '../passwords.js';
import { beginSession, type SessionParts } from './begin-session.js';

interface Dependencies extends SessionParts {
  users: Users;
  passwords: Passwords;
  links: Links;
  post: Post;
  attempts: Attempts;
}

const fields = [secretField('currentPassword', 1, LONGEST_PASSWORD), newPasswordField()];

/**
 * POST /api/users/password {currentPassword, password}: another password. Every session ends, as one may be of whoever
 * has learned the old one, and the browser that asks gets a new one. The account's owner is told by mail.
 */
export const changePassword = ({ users, passwords, attempts, links, post, ...parts }: Dependencies) =>
  Router().post('/api/users/password', requireSignIn, validate(...fields), async (request, response) => {
    const { id, email } = signedIn(request);
    const { currentPassword, password } = request.body;
    // Whoever has found a session must not guess on by it.
    const attempt = await attempts.begin(email, request);
    const passwordHash = await users.passwordHashOf(id);
    const right = await passwords.matches(currentPassword, passwordHash);
    await (right ? attempt.succeeded() : attempt.failed());
    const changed = right && (await users.setPassword(id, passwordHash, await passwords.hash(password)));
    // Also when another password came first: what was typed as the current one is so no longer.
    if (!changed) throw badRequest('The current password is wrong', 'currentPassword');
    await parts.sessions.endAll(id);
    await links.close(id, 'reset-password');
    await post.write({ kind: 'password-changed', userId: id });
    await beginSession(request, { id, email }, parts);
    response.status(204).end();
  });
