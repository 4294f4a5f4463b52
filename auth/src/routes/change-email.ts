import { type Clock, emailField, requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { askForPassword, wrongPassword } from '../access/ask-for-password.js';
import type { Post } from '../background/post.js';
import type { Attempts } from '../limits/attempts.js';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';
import type { Passwords } from '../passwords.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  attempts: Attempts;
  sessions: Sessions;
  post: Post;
  clock: Clock;
}

const fields = [emailField(), secretField('password', 1, LONGEST_PASSWORD)];

/**
 * POST /api/users/email {email, password}: asks for another address, which is the account's once its owner has used the
 * link that is sent there; the old one is told at once. Of an address that somebody else has, only they are told.
 */
export const changeEmail = ({ users, post, clock, ...parts }: Dependencies) =>
  Router().post('/api/users/email', requireSignIn, validate(...fields), async (request, response) => {
    const { id: userId } = signedIn(request);
    const askedAt = clock.now();
    await askForPassword(request, 'password', { users, ...parts });
    const user = await users.find(userId);
    // Deleted since.
    if (!user) throw wrongPassword('password');
    await post.write({ kind: 'email-change-asked', userId, email: user.email });
    await post.write({ kind: 'change-email', userId, email: request.body.email, askedAt });
    response.status(202).json({});
  });
