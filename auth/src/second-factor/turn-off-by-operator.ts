import { lockOut } from '../access/lock-out.js';
import type { Post } from '../background/post.js';
import { fingerprint } from '../fingerprint.js';
import type { Links } from '../models/links.js';
import type { SecondFactors } from '../models/second-factors.js';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';

interface Dependencies {
  users: Users;
  secondFactors: SecondFactors;
  sessions: Sessions;
  links: Links;
  post: Post;
}

/**
 * Turns off, by an operator, the second factor of whoever has lost it with all recovery codes; how it is known who asks
 * is in docs/operations.md. Every session ends and every link to another password or address, as somebody else may have
 * asked for it; the account's owner is told by mail. It can be repeated.
 * @throws {Error} that says so when there is no such account, or nothing to turn off.
 */
export const createTurnOffByOperator =
  ({ users, secondFactors, sessions, links, post }: Dependencies) =>
  async (email: string): Promise<void> => {
    const user = await users.findByEmail(email.trim().toLowerCase());
    if (!user) throw new Error('No account has that address.');
    const factor = await secondFactors.find(user.id);
    if (!factor) throw new Error('That account has no second factor.');
    // Before, so that nothing is left to be done when the factor is off; and after, for what was begun in between.
    await lockOut(user.id, { sessions, links });
    const tell = await post.owe(
      { kind: 'second-factor-off', userId: user.id },
      { userId: user.id, secondFactorOff: fingerprint(factor.secret) },
    );
    // Also when its owner did so at this moment: what was asked for is so.
    await secondFactors.turnOff(user.id, factor.secret);
    await lockOut(user.id, { sessions, links });
    await tell();
  };
