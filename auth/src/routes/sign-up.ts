import { badRequest, emailField, newId } from '@ticketing/common';
import { Router } from 'express';
import { beginSession, type SessionParts } from '../access/begin-session.js';
import type { Post } from '../background/post.js';
import { fingerprint } from '../fingerprint.js';
import type { Users } from '../models/users.js';
import { validateWithNewPassword } from '../password-policy.js';
import type { Passwords } from '../passwords.js';

interface Dependencies extends SessionParts {
  users: Users;
  passwords: Passwords;
  post: Post;
}

/** POST /api/users/signup {email, password}: opens an account, has its address verified by mail, and signs its owner in. */
export const signUp = ({ users, passwords, post, ...parts }: Dependencies) =>
  Router().post('/api/users/signup', validateWithNewPassword(emailField()), async (request, response) => {
    const { email, password } = request.body;
    const passwordHash = await passwords.hash(password);
    const userId = newId();
    const tell = await post.owe({ kind: 'verify-email', userId }, { userId });
    const user = await users.add(userId, email, passwordHash);
    if (!user) {
      throw badRequest('Email in use', 'email');
    }
    await tell();
    await beginSession(request, user, parts);
    parts.logger.info({ user: userId, account: fingerprint(user.email) }, 'signed up');
    response.status(201).json(user);
  });
