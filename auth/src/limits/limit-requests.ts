import { changesSomething, type Limits, limitChanges, visitorAddress } from '@ticketing/common';
import { type Request, type RequestHandler, Router } from 'express';
import { fingerprint } from '../fingerprint.js';

/** Counts what changes something, before anything of it is done: some of it by itself as well, as it is dear or guesses. */
export function limitRequests(limits: Limits): Router {
  const { count } = limits;
  const each =
    (work: (request: Request) => Promise<void>): RequestHandler =>
    async (request, _response, next) => {
      if (changesSomething(request)) await work(request);
      next();
    };
  return Router()
    .use(
      '/api/users/signup',
      each((request) => count('sign-up', visitorAddress(request))),
    )
    .use(
      '/api/users/signin',
      each((request) => count('sign-in', visitorAddress(request))),
    )
    .use(
      '/api/users/password-reset',
      each((request) => count('mails', recipient(request, request.body?.email))),
    )
    .use(
      '/api/users/email',
      each((request) => count('mails', request.currentUser && recipient(request, request.body?.email))),
    )
    .use(
      '/api/users/verification',
      each((request) => count('mails', recipient(request, request.currentUser?.email))),
    )
    .use(limitChanges(limits, 'account', 'address'));
}

/** Whom a request has a mail sent to, if it does: confirming what was sent is on a path below. */
function recipient({ path }: Request, email: unknown): string | undefined {
  if (path !== '/') return undefined;
  return typeof email === 'string' ? fingerprint(email.trim().toLowerCase()) : undefined;
}
