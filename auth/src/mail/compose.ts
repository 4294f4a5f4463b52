import type { Clock } from '@ticketing/common';
import type { Links } from '../models/links.js';
import type { MailRecord } from '../models/mails.js';
import type { Profile, Users } from '../models/users.js';
import type { Ask, LinkKind, SecondFactorNews } from './kinds.js';
import type { Letter } from './letter.js';
import {
  addressInUse,
  emailChangeAsked,
  emailChanged,
  linkLetters,
  linkPages,
  passwordChanged,
} from './letters.js';
import { noticeLetter } from './notice-letters.js';
import { secondFactorLetters } from './second-factor-letters.js';

interface Dependencies {
  users: Users;
  links: Links;
  /** What every link begins with. */
  publicUrl: string;
  clock: Clock;
}

/** A letter with its reader. */
export interface Composed {
  userId: string;
  to: string;
  letter: Letter;
  /** Whether nobody has shown yet that they read what is sent there. */
  unverified?: boolean;
}

const toOwner = ({ id, email, verified }: Profile, letter: Letter): Composed => ({
  userId: id,
  to: email,
  letter,
  unverified: !verified,
});

/**
 * Finds the reader of a mail that is about to leave, and what it says; undefined when there is nothing to send any
 * more: nobody has that address, the account is gone, what it asks for is done, or a later mail asks the same.
 */
export function createComposer({ users, links, publicUrl, clock }: Dependencies) {
  const pageOf = (path: string) => new URL(path, publicUrl).href;

  async function withLink(
    { _id, createdAt }: MailRecord,
    kind: LinkKind,
    { userId, to, askedAt = createdAt }: { userId: string; to: string; askedAt?: Date },
  ): Promise<Composed | undefined> {
    const mail = _id.toHexString();
    const token = await links.open({ kind, userId, address: to, mail, askedAt });
    if (token === undefined) return undefined;
    return { userId, to, letter: linkLetters[kind](pageOf(`${linkPages[kind]}?token=${token}`)) };
  }

  async function tellOfSecondFactor({ kind, userId }: { kind: SecondFactorNews; userId: string }) {
    const user = await users.find(userId);
    return user && toOwner(user, secondFactorLetters[kind](pageOf('/account')));
  }

  const composers: { [K in Ask['kind']]: Compose<K> } = {
    async 'verify-email'({ userId }, mail) {
      const user = await users.find(userId);
      if (!user || user.verified) return undefined;
      const composed = await withLink(mail, 'verify-email', { userId, to: user.email });
      return composed && { ...composed, unverified: true };
    },
    async 'reset-password'({ email }, mail) {
      const user = await users.findByEmail(email);
      return user && withLink(mail, 'reset-password', { userId: user.id, to: user.email });
    },
    async 'change-email'({ userId, email, askedAt }, mail) {
      const owner = await users.findByEmail(email);
      if (owner?.id === userId || !(await users.find(userId))) return undefined;
      // Whoever asked is not told that somebody else has the address: its owner is.
      if (owner) return { userId: owner.id, to: email, letter: addressInUse(pageOf('/forgotten-password')) };
      return withLink(mail, 'change-email', { userId, to: email, askedAt });
    },
    async 'email-change-asked'({ userId, email }) {
      const user = await users.find(userId);
      const unverified = user?.email === email && !user.verified;
      return { userId, to: email, letter: emailChangeAsked(pageOf('/account')), unverified };
    },
    async 'email-changed'({ userId, email }) {
      return { userId, to: email, letter: emailChanged() };
    },
    async 'password-changed'({ userId }) {
      const user = await users.find(userId);
      return user && toOwner(user, passwordChanged(pageOf('/forgotten-password')));
    },
    'second-factor-on': tellOfSecondFactor,
    'second-factor-off': tellOfSecondFactor,
    'recovery-codes-made': tellOfSecondFactor,
    'recovery-code-used': tellOfSecondFactor,
    'wrong-codes': tellOfSecondFactor,
    async notice(notice) {
      const letter = noticeLetter(notice, pageOf, clock.now());
      const user = letter && (await users.find(notice.userId));
      return user && toOwner(user, letter);
    },
  };

  return async (mail: MailRecord): Promise<Composed | undefined> => {
    if (!mail.ask) return undefined;
    const compose = composers[mail.ask.kind] as Compose<Ask['kind']>;
    return compose(mail.ask as never, mail);
  };
}

type Compose<K extends Ask['kind']> = (
  ask: Extract<Ask, { kind: K }>,
  mail: MailRecord,
) => Promise<Composed | undefined>;

export type Composer = ReturnType<typeof createComposer>;
