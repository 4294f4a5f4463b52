import {
  assembleService,
  createLimits,
  createPlatform,
  createRepublish,
  type LimitsOverrides,
  type Logger,
  type Republish,
} from '@ticketing/common';
import { createApp } from './app.js';
import { createPost } from './background/post.js';
import type { Config } from './config.js';
import { createAttempts } from './limits/attempts.js';
import { limitUnverified } from './limits/limit-unverified.js';
import { orderChanged } from './listeners/order-changed.js';
import { paymentRefunded } from './listeners/payment-refunded.js';
import { createComposer } from './mail/compose.js';
import { createIsDone } from './mail/owed.js';
import { createLogTransport, createSmtpTransport, type MailTransport } from './mail/transport.js';
import { createMailMetrics } from './metrics.js';
import { createLinks } from './models/links.js';
import { createMails } from './models/mails.js';
import { createSales } from './models/sales.js';
import { createSecondFactors } from './models/second-factors.js';
import { createSessions } from './models/sessions.js';
import { createUsers } from './models/users.js';
import { createPasswords, type Passwords } from './passwords.js';
import { createTurnOffByOperator } from './second-factor/turn-off-by-operator.js';

interface Overrides extends LimitsOverrides {
  passwords?: Passwords;
  transport?: MailTransport;
}

const transportOf = ({ SMTP_URL, MAIL_FROM }: Config, logger: Logger) =>
  SMTP_URL ? createSmtpTransport(SMTP_URL, MAIL_FROM) : createLogTransport(logger);

/**
 * The auth service: accounts, and the session by which the other services know who asks. It alone knows addresses,
 * so it is the one that sends mails.
 */
export function createService(config: Config, overrides: Overrides = {}) {
  const platform = createPlatform('auth', config, overrides);
  const users = createUsers(platform);
  const secondFactors = createSecondFactors(platform);
  const sessions = createSessions(platform);
  const passwords = overrides.passwords ?? createPasswords();

  const sales = createSales(platform);
  const links = createLinks(platform);
  const mails = createMails(platform);
  const limits = createLimits({ ...platform, config, counts: overrides.counts });
  const letThrough = limitUnverified(limits);
  const compose = createComposer({ ...platform, users, links, publicUrl: config.PUBLIC_URL });
  const transport = overrides.transport ?? transportOf(config, platform.logger);
  const mailMetrics = createMailMetrics({ ...platform, mails });
  const isDone = createIsDone({ users, secondFactors });
  const post = createPost({ ...platform, mails, isDone, compose, transport, letThrough, mailMetrics });
  const attempts = createAttempts({ ...platform, ...limits });
  const parts = { ...platform, users, secondFactors, sessions, passwords, links, post, limits, attempts };

  const service = assembleService(platform, {
    createApp: (readiness) => createApp({ ...parts, readiness }),
    subscriptions: {
      'order:awaiting-payment': orderChanged({ ...platform, sales, post }),
      'order:completed': orderChanged({ ...platform, sales, post }),
      'order:cancelled': orderChanged({ ...platform, sales, post }),
      'payment:refunded': paymentRefunded({ ...platform, sales, post }),
    },
    background: [post],
    resources: limits.resources,
  });

  /** Of who is gone, an older backup may also have the second factor. */
  const recall: typeof users.recall = {
    ...users.recall,
    async take(event) {
      await users.recall.take(event);
      await secondFactors.forget(event.data.id);
    },
  };
  const tellOfUsers = createRepublish(platform, { ...users, recall });
  const tellOfEnds = createRepublish(platform, sessions);
  /** `after` is a user's id, or one of a time when all users had been told of: the ended sessions, few, are all told of. */
  const republish: Republish = async (options) =>
    (await tellOfUsers(options)) + (await tellOfEnds({ ...options, after: undefined }));
  const turnOffSecondFactorOf = createTurnOffByOperator(parts);
  return { service, platform, republish, post, turnOffSecondFactorOf };
}
