import { createPasswords } from '../passwords.js';
import { COUNT, hashOfCode, newRecoveryCodes } from './recovery-codes.js';

const passwords = createPasswords();

describe('recovery codes', () => {
  it('are known by their hashes, in whatever way they are written', async () => {
    const { codes, stored } = await newRecoveryCodes(passwords);
    expect(stored.hashes).toHaveLength(COUNT);
    for (const [at, code] of codes.entries()) {
      const typed = ` ${code.replaceAll('-', ' ')} `;
      expect(await hashOfCode(typed, stored.salt, passwords)).toBe(stored.hashes[at]);
    }
  });

  it('are hashed by argon2id, with a salt of their set', async () => {
    const [one, other] = await Promise.all([newRecoveryCodes(passwords), newRecoveryCodes(passwords)]);
    expect(one.stored.hashes[0]).toMatch(/^\$argon2id\$/);
    const [code = ''] = one.codes;
    const there = await hashOfCode(code, other.stored.salt, passwords);
    expect(there).not.toBe(await hashOfCode(code, one.stored.salt, passwords));
  });
});
