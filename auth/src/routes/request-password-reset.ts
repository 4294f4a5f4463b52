import { emailField, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Post } from '../background/post.js';

/**
 * POST /api/users/password-reset {email}: a mail for whoever has forgotten their password. Whether anybody has that
 * address is looked up when the mail leaves, so that the answer and its time tell nothing of it.
 */
export const requestPasswordReset = (post: Post) =>
  Router().post('/api/users/password-reset', validate(emailField()), async (request, response) => {
    await post.write({ kind: 'reset-password', email: request.body.email });
    response.status(202).json({});
  });
