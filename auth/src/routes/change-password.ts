import { endSession, notAuthorized, requireSignIn, secretField, signedIn } from '@ticketing/common';
import { Router } from 'express';
import { askForPassword, wrongPassword } from '../access/ask-for-password.js';
import { beginSession, type SessionParts } from '../access/begin-session.js';
import { lockOut } from '../access/lock-out.js';
import type { Post } from '../background/post.js';
import { fingerprint } from '../fingerprint.js';
import type { Attempts } from '../limits/attempts.js';
import type { Links } from '../models/links.js';
import type { SecondFactors } from '../models/second-factors.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD, validateWithNewPassword } from '../password-policy.js';
import type { Passwords } from '../passwords.js';

interface Dependencies extends SessionParts {
  users: Users;
  passwords: Passwords;
  links: Links;
  post: Post;
  attempts: Attempts;
  secondFactors: SecondFactors;
}

const fieldsAreValid = validateWithNewPassword(secretField('currentPassword', 1, LONGEST_PASSWORD));

/**
 * POST /api/users/password {currentPassword, password}: another password. Every session and every
 * link ends, as one may be of whoever has learned the old one, and the browser that asks gets a new session; not if it
 * was let in before a second factor that is turned on at that moment. The account's owner is told by mail.
 */
export const changePassword = ({ users, secondFactors, ...parts }: Dependencies) =>
  Router().post('/api/users/password', requireSignIn, fieldsAreValid, async (request, response) => {
    const { id, email, sessionId } = signedIn(request);
    const passwordHash = await askForPassword(request, 'currentPassword', { users, ...parts });
    const factor = await secondFactors.find(id);
    // It is on, and a session from before has yet to be ended.
    if (factor && !(await parts.sessions.renew(sessionId, factor.since))) throw notAuthorized();
    const next = await parts.passwords.hash(request.body.password);
    await lockOut(id, parts);
    const tell = await parts.post.owe(
      { kind: 'password-changed', userId: id },
      { userId: id, password: fingerprint(next) },
    );
    // Another password came first: what was typed as the current one is so no longer.
    if (!(await users.setPassword(id, passwordHash, next))) {
      throw wrongPassword('currentPassword');
    }
    await Promise.all([lockOut(id, parts), secondFactors.forgetWrong(id)]);
    await tell();
    parts.logger.info({ user: id }, 'password changed');
    const session = await beginSession(request, { id, email }, parts);
    // Whoever turns it on after this look ends this session too.
    if ((await secondFactors.find(id))?.secret !== factor?.secret) {
      await parts.sessions.end(session.id, id);
      endSession(request);
      throw notAuthorized();
    }
    response.status(204).end();
  });
