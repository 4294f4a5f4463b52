import { signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { Post } from '../background/post.js';

/** POST /api/users/verification: the mail by which one's address is verified, again. The links of earlier ones end. */
export const sendVerification = (post: Post) =>
  Router().post('/api/users/verification', async (request, response) => {
    await post.write({ kind: 'verify-email', userId: signedIn(request).id });
    response.status(202).json({});
  });
