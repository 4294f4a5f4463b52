import argon2 from '@node-rs/argon2';
import fc from 'fast-check';
import { createPasswords } from './passwords.js';

const passwords = createPasswords();

describe('passwords', () => {
  it("are hashed with argon2id and OWASP's parameters", async () => {
    expect(await passwords.hash('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('of two users who chose the same one have different hashes', async () => {
    expect(await passwords.hash('correct horse')).not.toBe(await passwords.hash('correct horse'));
  });

  it('match their own hash and no other, whatever they are made of', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 64 });
    await fc.assert(
      fc.asyncProperty(text, async (password) => {
        const hash = await passwords.hash(password);
        expect(await passwords.matches(password, hash)).toBe(true);
        expect(await passwords.matches(`${password}x`, hash)).toBe(false);
      }),
      { numRuns: 10 },
    );
  });

  it('match however the keyboard composes an accented letter', async () => {
    const hash = await passwords.hash('caf\u00e9 au lait');
    expect(await passwords.matches('cafe\u0301 au lait', hash)).toBe(true);
  });

  it('match nothing where there is no hash', async () => {
    expect(await passwords.matches('correct horse', undefined)).toBe(false);
  });

  it('are verified once, by the same parameters, whether or not there is a hash', async () => {
    const hash = await passwords.hash('correct horse');
    const verify = jest.spyOn(argon2, 'verify');
    await passwords.matches('correct house', hash);
    await passwords.matches('correct house', undefined);
    const parameters = verify.mock.calls.map(([hashed]) => String(hashed).split('$').slice(0, 4));
    verify.mockRestore();
    expect(parameters).toEqual([hash.split('$').slice(0, 4), hash.split('$').slice(0, 4)]);
  });

  it('are not hashed when too many wait already, but are again once those are done', async () => {
    const busy = createPasswords(1);
    const first = busy.hash('correct horse');
    await expect(busy.hash('battery staple')).rejects.toMatchObject({ status: 503, retryAfter: 1 });
    const hash = await first;
    expect(await busy.matches('correct horse', hash)).toBe(true);
  });
});
