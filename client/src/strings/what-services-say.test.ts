import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from './catalogue';
import { translate } from './translate';

const repository = path.join(import.meta.dirname, '../../..');

/** They describe or answer programs, or their answer is never shown: a search that is refused has one sentence of ours. */
const notForPeople = [
  'api-description.ts',
  'health.ts',
  'list-tickets.ts',
  'openapi.ts',
  'receive-webhook.ts',
  'request-log.ts',
  'watch-ticket.ts',
];

/** Sentences that are no answers, or answers to what only a program can ask. */
const noAnswers = [
  'Either token or paymentMethodId must be given',
  'Idempotency-Key must be 1 to 1 printable ASCII characters',
  'loopback, linklocal, uniquelocal',
  'query parser',
  'trust proxy',
];

/** Where a service keeps what it answers. */
const ANSWERING = /^(?:routes|domain|http)\//;

const filesIn = (folder: string) =>
  readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ANSWERING.test(file) && file.endsWith('.ts') && !file.includes('test'))
    .filter((file) => !notForPeople.includes(path.basename(file)))
    .map((file) => `${folder}/${file}`);

const sources = [
  ...['auth', 'orders', 'payments', 'tickets', 'common'].flatMap((service) => filesIn(`${service}/src`)),
  'auth/src/password-policy.ts',
  'payments/src/gateway/stripe-answers.ts',
  'infra/local/src/gateway/refusal.ts',
  // What we say ourselves when a service does not.
  'client/src/api/api-error.ts',
  'client/src/api/to-api-error.ts',
];

/** Comments, to be left out, and strings. */
const TOKENS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** What only operators read. */
const LOGGED = /\blogger\.\w+\([^;]*;/g;

/** What is written as a sentence, with 1 in each gap. */
const sentencesOf = (source: string) =>
  [...source.replaceAll(LOGGED, '').matchAll(TOKENS)]
    .map(([, single, double, template]) => single ?? double ?? template ?? '')
    .map((text) => text.replaceAll(/\$\{[^}]*\}/g, '1'))
    .filter((text) => /^[\w$][\w'-]* \w/.test(text) && /[a-z]{2}/.test(text) && !noAnswers.includes(text));

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');

const answers = sources.flatMap((file) =>
  sentencesOf(read(file)).map((sentence): [string, string] => [file, sentence]),
);

describe('what the services say', () => {
  it('is found at all', () => {
    expect(answers).toContainEqual(['orders/src/routes/create-order.ts', 'You cannot buy your own ticket']);
    expect(answers).toContainEqual(['common/src/http/validation.ts', '1 must have at most 1 characters']);
    expect(answers.length).toBeGreaterThan(60);
  });

  it.each(answers)('in %s is there in German: %s', (_file, sentence) => {
    expect(translate(sentence, catalogue.de.said)).toMatch(/^[^{]+$/);
  });

  const codes = read('payments/src/domain/failures.ts').match(/const known = new Set\(\[([^\]]+)/)?.[1] ?? '';

  it.each([...[...codes.matchAll(/'(\w+)'/g)].map(([, code]) => code as string), 'card_declined'])(
    'by the code %s is there in German',
    (code) => {
      expect(catalogue.de.declines).toHaveProperty(code);
      expect(catalogue.de.payment.hints).toHaveProperty(code);
    },
  );
});
