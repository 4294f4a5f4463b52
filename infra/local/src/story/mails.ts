import type { Moment } from './moment.js';

/**
 * A mail as auth keeps it: by the id of an order or of a charge, what became of it and who is told. Its reader's address is
 * not in it.
 */
export interface MailDocument {
  key: string;
  attempts: number;
  createdAt: Date;
  endedAt?: Date;
  end?: 'sent' | 'needless' | 'withheld' | 'refused' | 'out-of-date';
}

/** How those are found that tell of the end of an order, and of money that was given back for its charges. */
export const mailsOf = (orderId: string, chargeIds: string[]) => ({
  key: { $regex: `^notice:(${[orderId, ...chargeIds].join('|')}):` },
});

/** Whether somebody was told, or waits to be. */
export function momentOfMail({ key, attempts, createdAt, endedAt, end }: MailDocument): Moment {
  const [, , news, role] = key.split(':');
  const became = end ?? `waits, tried ${attempts} times`;
  return {
    at: endedAt ?? createdAt,
    place: 'auth',
    ...(role === 'buyer' && { to: 'buyer' }),
    what: `mail to the ${role}, ${news}: ${became}`,
    isFault: end === undefined ? attempts > 1 : !['sent', 'needless'].includes(end),
  };
}
