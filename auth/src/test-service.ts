import type { Counts, Logger } from '@ticketing/common';
import {
  createManualClock,
  createMemoryBus,
  createMemoryCounts,
  runTestService,
  testConfig,
} from '@ticketing/common/testing';
import request from 'supertest';
import { api } from './api.js';
import type { Config } from './config.js';
import type { Mail, MailTransport } from './mail/transport.js';
import type { Passwords } from './passwords.js';
import { createService } from './service.js';

interface Options {
  /** As the variable RATE_LIMITS says it; nothing is limited if nothing is said. */
  limits?: string;
  /** Those of this process if no others are given. */
  counts?: Counts;
  logger?: Logger;
  passwords?: Passwords;
  /** What takes the mails, instead of `sent`. */
  transport?: MailTransport;
}

/** Hashing is dear by design. */
export const cheapPasswords: Passwords = {
  hash: async (password) => `the hash of ${password}`,
  saltedHash: async (text, salt) => `the hash of ${text} with ${Buffer.from(salt).toString('hex')}`,
  matches: async (password, hash) => hash === `the hash of ${password}`,
};

const authConfig = (limits?: string): Config => ({
  ...testConfig({ limits }),
  MAIL_FROM: 'Ticketing <no-reply@example.com>',
  PUBLIC_URL: 'https://tickets.example.com',
});

/** The real service on the run's MongoDB, with a bus and a clock that the test turns, and what it sends at hand; not started. */
export function createTestService({ limits, counts, ...overrides }: Options = {}) {
  const bus = createMemoryBus();
  const clock = createManualClock();
  const sent: Mail[] = [];
  const refusals: Error[] = [];
  const transport = {
    async send(mail: Mail) {
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      sent.push(mail);
    },
  };
  const parts = createService(authConfig(limits), {
    bus,
    clock,
    transport,
    counts: counts ?? createMemoryCounts(clock),
    ...overrides,
  });
  return { ...parts, bus, clock, sent, refusals };
}

/** The same, which runs for as long as the tests of the file. */
export function startTestService(options?: Options) {
  const { service, platform, republish, post, turnOffSecondFactorOf, bus, clock, sent, refusals } =
    createTestService(options);
  const { app } = runTestService(service, api);

  /** What was sent to that address, once all that is due has been. */
  async function mailsTo(address: string): Promise<Mail[]> {
    await post.send();
    return sent.filter(({ to }) => to === address);
  }

  return {
    app,
    bus,
    clock,
    outbox: platform.outbox,
    connection: platform.connection,
    metrics: platform.metrics,
    republish,
    post,
    turnOffSecondFactorOf,
    mailsTo,
    /** How often somebody was told that by mail, so many milliseconds later. */
    async told(address: string, subject: string, later = 0): Promise<number> {
      clock.advance(later);
      return (await mailsTo(address)).filter(({ letter }) => letter.subject === subject).length;
    },
    /** Asks auth for something that changes something, at that path below /api/users. */
    ask: (path: string, body: object, cookie = '') =>
      request(app).post(`/api/users/${path}`).set('Cookie', cookie).send(body),
    /** The token in the newest mail to that address with a link to that page. */
    async tokenFor(address: string, page: string): Promise<string> {
      const hrefs = (await mailsTo(address)).map(({ letter }) => letter.link?.href ?? '');
      const href = hrefs.filter((one) => one.includes(`/${page}?`)).at(-1);
      if (!href) throw new Error(`no mail to ${address} leads to ${page}`);
      return new URL(href).searchParams.get('token') as string;
    },
    /** What the next mails meet instead of being taken, one each. */
    refuse: (...errors: Error[]) => void refusals.push(...errors),
  };
}
