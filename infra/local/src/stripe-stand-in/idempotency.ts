import { hash } from 'node:crypto';
import { ApiError, type ErrorBody, invalidRequest } from './errors.js';
import type { Snapshot } from './present.js';

/** An answer as it was first given. Kept as a snapshot rather than as text, which would be ten times the size. */
export interface Answer {
  requestId: string;
  status: number;
  content: { snapshot: Snapshot; expand: string[] } | { error: ErrorBody };
}

/** The request that a key was first used for. */
export interface KeyUse {
  key: string;
  path: string;
  fingerprint: string;
}

const DAY = 24 * 60 * 60 * 1000;

/** https://docs.stripe.com/api/idempotent_requests */
export class IdempotencyKeys {
  private readonly answers = new Map<string, KeyUse & { answer: Answer; at: number }>();
  private readonly underWay = new Set<string>();

  constructor(private readonly now: () => number) {}

  /** The first answer, if the request has had one. Otherwise the key is taken until it is released. */
  claim(use: KeyUse): Answer | undefined {
    this.forgetOld();
    if (use.key.length > 255) {
      throw invalidRequest('Idempotency keys can be up to 255 characters long.');
    }
    const known = this.answers.get(use.key);
    if (this.underWay.has(use.key)) throw inUse(use.key);
    if (!known) {
      this.underWay.add(use.key);
      return undefined;
    }
    if (known.path !== use.path) {
      throw mismatch(
        use.key,
        `for the same endpoint they were first used for ('${known.path}' vs '${use.path}')`,
      );
    }
    if (known.fingerprint !== use.fingerprint) {
      throw mismatch(use.key, 'with the same parameters they were first used with');
    }
    return known.answer;
  }

  release(key: string): void {
    this.underWay.delete(key);
  }

  remember(use: KeyUse, answer: Answer, at: number): void {
    this.answers.set(use.key, { ...use, answer, at });
  }

  private forgetOld(): void {
    for (const [key, { at }] of this.answers) {
      if (this.now() - at < DAY) return;
      this.answers.delete(key);
    }
  }
}

/** Equal for requests with the same parameters, in whatever order. */
export const fingerprint = (body: string) => hash('sha1', body.split('&').sort().join('&'), 'base64');

const mismatch = (key: string, rule: string) =>
  new ApiError(400, {
    type: 'idempotency_error',
    message:
      `Keys for idempotent requests can only be used ${rule}. ` +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
  });

const inUse = (key: string) =>
  new ApiError(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message:
      'There is currently another in-progress request using this Idempotent Key (that probably means you submitted ' +
      `twice, and the other request is still going through): ${key}. Please try again later.`,
  });
