import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { unavailable } from '@ticketing/common';

/**
 * argon2id, the library's default, with the least parameters that OWASP recommends: 19 MiB, two passes, one lane.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const policy = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/**
 * Hashing runs on libuv's thread pool, so UV_THREADPOOL_SIZE (4 by default) bounds what is hashed at once, and with
 * it the memory: 4 × 19 MiB. This bounds those who wait for a thread, to a few seconds on two cores: whoever comes
 * on top of them is better told to come again than kept waiting for an answer that nobody reads any more.
 */
const MOST_IN_HAND = 500;

/** Hashes and checks passwords. @throws {HttpError} 503 with Retry-After, from each method, when too many wait. */
export function createPasswords(mostInHand = MOST_IN_HAND) {
  const nobody = hashOfNobody();
  let inHand = 0;

  async function bounded<T>(work: () => Promise<T>): Promise<T> {
    if (inHand >= mostInHand) throw unavailable();
    inHand++;
    try {
      return await work();
    } finally {
      inHand--;
    }
  }

  return {
    /** The salted hash with its parameters, as one string. */
    hash: (password: string): Promise<string> => bounded(() => hash(normalized(password), policy)),

    /** The hash with that salt, always the same: what is compared by it is known to be random. */
    saltedHash: (text: string, salt: Uint8Array): Promise<string> =>
      bounded(() => hash(text, { ...policy, salt })),

    /** Whether it is the password of that hash; without a hash it takes as long to say no. */
    async matches(password: string, passwordHash: string | undefined): Promise<boolean> {
      const right = await bounded(() => verify(passwordHash ?? nobody, normalized(password)));
      return right && passwordHash !== undefined;
    },
  };
}

/**
 * What a password is compared with when there is no such user, so that both take the same time. Nobody's hash need not be
 * the hash of anything.
 */
function hashOfNobody(): string {
  const { memoryCost, timeCost, parallelism } = policy;
  const random = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${random(16)}$${random(32)}`;
}

export type Passwords = ReturnType<typeof createPasswords>;

/** Keyboards differ in how they compose an accented letter: NIST SP 800-63B-3 section 5.1.1.2 asks for one form. */
const normalized = (password: string) => password.normalize('NFKC');
