import { badRequest, emailField, requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Post } from '../background/post.js';
import type { Attempts } from '../limits/attempts.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';
import type { Passwords } from '../passwords.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  attempts: Attempts;
  post: Post;
}

const fields = [emailField(), secretField('password', 1, LONGEST_PASSWORD)];

/**
 * POST /api/users/email {email, password}: asks for another address, which is the account's once its owner has used the
 * link that is sent there; the old one is told at once. Of an address that somebody else has, only they are told.
 */
export const changeEmail = ({ users, passwords, attempts, post }: Dependencies) =>
  Router().post('/api/users/email', requireSignIn, validate(...fields), async (request, response) => {
    const { id: userId, email: current } = signedIn(request);
    const { email, password } = request.body;
    const attempt = await attempts.begin(current, request);
    const [user, passwordHash] = await Promise.all([users.find(userId), users.passwordHashOf(userId)]);
    const right = await passwords.matches(password, passwordHash);
    await (right ? attempt.succeeded() : attempt.failed());
    if (!user || !right) throw badRequest('The current password is wrong', 'password');
    await post.write({ kind: 'email-change-asked', userId, email: user.email });
    await post.write({ kind: 'change-email', userId, email });
    response.status(202).json({});
  });
