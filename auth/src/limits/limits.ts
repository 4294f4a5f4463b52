import { changesSomething, HttpError, type Platform, tooMany } from '@ticketing/common';
import { type Request, type RequestHandler, Router } from 'express';
import { Counter } from 'prom-client';
import { hashOf, visitorAddress } from './address.js';
import type { Counts } from './counts.js';
import type { Counted, RateLimits } from './rate-limits.js';

export interface LimitsOptions extends Pick<Platform, 'clock' | 'logger' | 'metrics'> {
  counts: Counts;
  rateLimits: RateLimits;
}

/** How often the log says that nothing is counted, in milliseconds. */
const REMINDER = 60_000;
/** For how long Redis is left alone after a failure, in milliseconds: nobody else is to wait for it in vain. */
const SPARED = 1_000;

export type Limits = ReturnType<typeof createLimits>;

/** Refuses who asks too often. Without Redis nobody is: that people can sign in matters more, and somebody is called. */
export function createLimits({ counts, rateLimits, clock, logger, metrics }: LimitsOptions) {
  const skipped = new Counter({
    name: 'rate_limits_skipped_total',
    help: 'Requests that were let through uncounted because Redis did not answer',
    registers: [metrics.registry],
  });
  let reminded = Number.NEGATIVE_INFINITY;
  let failed = Number.NEGATIVE_INFINITY;

  /** Does what Redis is needed for, if it is there. @throws {HttpError} 429. */
  async function ifPossible(work: () => Promise<void>): Promise<void> {
    if (clock.now().getTime() - failed < SPARED) return void skipped.inc();
    try {
      await work();
    } catch (error) {
      if (error instanceof HttpError) throw error;
      skipped.inc();
      const now = clock.now().getTime();
      failed = now;
      if (now - reminded < REMINDER) return;
      reminded = now;
      // Its message alone: an error of ioredis also holds the command, which may be AUTH with the password.
      logger.warn({ reason: (error as Error).message }, 'nothing is limited: Redis fails');
    }
  }

  async function count(what: Counted, whose: string | undefined): Promise<void> {
    if (!rateLimits || whose === undefined) return;
    const { most, seconds } = rateLimits[what];
    await ifPossible(async () => {
      const { count, left } = await counts.add(`${what}:${whose}`, seconds);
      if (count > most) throw tooMany(left);
    });
  }

  return { counts, rateLimits, ifPossible, count };
}

/** Counts what changes something, before anything of it is done. Reading is limited by the ingress. */
export function limitRequests({ count }: Limits): Router {
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
    .use(
      each(async (request) => {
        await count('address', visitorAddress(request));
        await count('account', request.currentUser?.id);
      }),
    );
}

/** Whom a request has a mail sent to, if it does: confirming what was sent is on a path below. */
function recipient({ path }: Request, email: unknown): string | undefined {
  if (path !== '/') return undefined;
  return typeof email === 'string' ? hashOf(email.trim().toLowerCase()) : undefined;
}
