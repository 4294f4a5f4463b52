import {
  type Answer,
  type ApiDescription,
  errorSchema,
  healthOperations,
  idSchema,
  momentSchema,
} from '@ticketing/common';
import { z } from 'zod';

const account = z.strictObject({ id: idSchema, email: z.string() });
const credentials = z.object({
  email: z.string().meta({ format: 'email' }),
  password: z.string().meta({ description: 'Never trimmed' }),
});
const profile = account.extend({
  name: z.string().optional().meta({ description: 'How one is shown to others' }),
  verified: z.boolean().meta({ description: 'Whether its owner reads what is sent to the address' }),
  createdAt: momentSchema,
});
const token = z.string().meta({ description: 'From the link in the mail, good for one use' });
const session = z.strictObject({
  id: idSchema,
  agent: z.string().optional().meta({ description: 'What the browser calls itself' }),
  createdAt: momentSchema,
  seenAt: momentSchema,
  current: z.boolean().meta({ description: 'Whether it is the one that asks' }),
});
const limited: Record<429, Answer> = {
  429: {
    description: 'Asked too often',
    body: errorSchema,
    headers: { 'Retry-After': 'Seconds after which it may be asked again' },
  },
};
const signedIn = { 'Set-Cookie': 'The session' };

/** What auth answers. The tests hold every route and every answer against it. */
export const api: ApiDescription = {
  service: 'auth',
  description: 'Accounts, and the session by which the other services know who asks',
  operations: [
    ...healthOperations,
    {
      method: 'get',
      path: '/api/users/currentuser',
      summary: 'Who is signed in',
      answers: {
        200: {
          description: 'The user, or null',
          body: z.strictObject({ currentUser: account.nullable() }),
        },
      },
    },
    {
      method: 'post',
      path: '/api/users/signup',
      summary: 'Open an account and sign in',
      body: credentials,
      answers: { ...limited, 201: { description: 'The account', body: account, headers: signedIn } },
    },
    {
      method: 'post',
      path: '/api/users/signin',
      summary: 'Sign in',
      body: credentials,
      answers: { ...limited, 200: { description: 'The account', body: account, headers: signedIn } },
    },
    {
      method: 'post',
      path: '/api/users/signout',
      summary: 'Sign out, whoever asks',
      answers: { ...limited, 200: { description: 'The session is over', body: z.strictObject({}) } },
    },
    {
      method: 'get',
      path: '/api/users/profile',
      summary: 'What there is to say of one’s own account',
      signedIn: true,
      answers: { 200: { description: 'The profile', body: profile } },
    },
    {
      method: 'patch',
      path: '/api/users/profile',
      summary: 'Change how one is shown to others; empty or null takes the name back',
      signedIn: true,
      body: z.object({ name: z.string().max(50).nullable() }),
      answers: { ...limited, 200: { description: 'The profile', body: profile } },
    },
    {
      method: 'post',
      path: '/api/users/password',
      summary: 'Choose another password; every session ends, and the browser that asks gets a new one',
      signedIn: true,
      body: z.object({ currentPassword: z.string(), password: z.string() }),
      answers: { ...limited, 204: { description: 'It is the password now', headers: signedIn } },
    },
    {
      method: 'post',
      path: '/api/users/verification',
      summary: 'Have the mail sent again by which one’s address is verified',
      signedIn: true,
      answers: {
        ...limited,
        202: { description: 'It is on its way, unless the address is verified', body: z.strictObject({}) },
      },
    },
    {
      method: 'post',
      path: '/api/users/verification/confirm',
      summary: 'Verify an address by what was sent to it',
      body: z.object({ token }),
      answers: { ...limited, 204: { description: 'It is verified' } },
    },
    {
      method: 'post',
      path: '/api/users/password-reset',
      summary:
        'Have a mail sent to whoever has forgotten their password; an unknown address is told the same',
      body: z.object({ email: credentials.shape.email }),
      answers: {
        ...limited,
        202: { description: 'If somebody has that address, a mail is on its way', body: z.strictObject({}) },
      },
    },
    {
      method: 'post',
      path: '/api/users/password-reset/confirm',
      summary: 'Choose another password by what was sent; every session ends',
      body: z.object({ token, password: credentials.shape.password }),
      answers: { ...limited, 204: { description: 'It is the password now' } },
    },
    {
      method: 'post',
      path: '/api/users/email',
      summary: 'Ask for another address; one that is in use is told the same, and its owner by mail',
      signedIn: true,
      body: credentials,
      answers: { ...limited, 202: { description: 'A mail is on its way to it', body: z.strictObject({}) } },
    },
    {
      method: 'post',
      path: '/api/users/email/confirm',
      summary: 'Use another address by what was sent to it; every session ends',
      body: z.object({ token }),
      answers: { ...limited, 204: { description: 'It is the address now, and verified' } },
    },
    {
      method: 'delete',
      path: '/api/users/me',
      summary: 'Delete one’s account: orders stay, the person goes',
      signedIn: true,
      body: z.object({ password: credentials.shape.password }),
      answers: { ...limited, 204: { description: 'It is gone, and so is every session' } },
    },
    {
      method: 'get',
      path: '/api/users/sessions',
      summary: 'Where one is signed in, the newest first',
      signedIn: true,
      answers: { 200: { description: 'One’s own sessions', body: z.array(session) } },
    },
    {
      method: 'delete',
      path: '/api/users/sessions/:id',
      summary: 'End one of one’s own sessions',
      signedIn: true,
      answers: { ...limited, 204: { description: 'It is over, in every service' } },
    },
    {
      method: 'delete',
      path: '/api/users/sessions',
      summary: 'Sign out everywhere, here as well',
      signedIn: true,
      answers: { ...limited, 204: { description: 'Every session is over' } },
    },
  ],
};
