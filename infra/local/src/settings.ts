import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Settings {
  /** The gateway's port: the only one that is fixed. */
  port: number;
  dataDir: string;
  RESERVATION_SECONDS?: string;
  LOG_LEVEL?: string;
  /** Of all services but expiration, which say what is wrong with it. */
  RATE_LIMITS?: string;
  /** What payments is told about Stripe. Without it, a local stand-in takes Stripe's place. */
  stripe?: StripeAccount;
  /** What auth is told about mail. Without it, mails go to the mailbox among the development pages. */
  mail?: MailServer;
}

type MailServer = { SMTP_URL: string; MAIL_FROM?: string };

type StripeAccount = Partial<Record<(typeof stripeVariables)[number], string>>;

const stripeVariables = [
  'STRIPE_KEY',
  'STRIPE_PUBLISHABLE_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_API_BASE',
] as const;

/** The secret key that the stand-in takes, and that is presented where STRIPE_API_BASE names another server and no key is given. */
export const localStripeKey = 'sk_test_local';

/** Reads what a person may set. @throws an Error naming the variable that is wrong. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // An empty variable is one that was not set, as in shells and compose files.
  const given = (name: string) => environment[name] || undefined;
  const reservation = given('RESERVATION_SECONDS');
  return {
    port: wholeNumber('PORT', given('PORT') ?? '3000', 65_535),
    dataDir: resolve(root, given('DATA_DIR') ?? '.local'),
    RESERVATION_SECONDS: reservation && String(wholeNumber('RESERVATION_SECONDS', reservation, 10_000_000)),
    LOG_LEVEL: level('LOG_LEVEL', given('LOG_LEVEL')),
    mail: mailServer(given('SMTP_URL'), given('MAIL_FROM')),
    RATE_LIMITS: given('RATE_LIMITS'),
    stripe: stripeAccount(Object.fromEntries(stripeVariables.map((name) => [name, given(name)]))),
  };
}

const mailServer = (SMTP_URL?: string, MAIL_FROM?: string): MailServer | undefined =>
  SMTP_URL === undefined ? undefined : { SMTP_URL, MAIL_FROM };

function stripeAccount(given: StripeAccount): StripeAccount | undefined {
  const { STRIPE_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_API_BASE } = given;
  if (STRIPE_API_BASE) return { ...given, STRIPE_KEY: STRIPE_KEY ?? localStripeKey };
  if (!STRIPE_KEY) return undefined;
  if (STRIPE_PUBLISHABLE_KEY) return given;
  throw new Error(
    'STRIPE_PUBLISHABLE_KEY is missing: with STRIPE_KEY the client needs the publishable key of the same account (https://dashboard.stripe.com/test/apikeys).',
  );
}

const levels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

function level(name: string, value: string | undefined): string | undefined {
  if (value === undefined || levels.includes(value)) return value;
  throw new Error(`${name}=${value} is wrong: it must be one of ${levels.join(', ')}.`);
}

function wholeNumber(name: string, value: string, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`${name}=${value} is wrong: it must be a whole number from 1 to ${most}.`);
}
