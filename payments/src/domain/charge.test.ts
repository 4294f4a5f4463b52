import {
  awaitAuthentication,
  type Charge,
  type Decision,
  disputed,
  opened,
  type Refund,
  settle,
  type Verdict,
} from './charge.js';
import { neverReachedStripe } from './failures.js';

const now = new Date('2030-01-01T12:00:00Z');

const attempt = opened({ id: 'an order', userId: 'a buyer', ticket: { price: 1999, currency: 'usd' } });
const failure = { declined: true, code: 'card_declined', message: 'Your card was declined.' };
const card = { brand: 'visa', last4: '4242' };
const paid: Verdict = { kind: 'paid', intentId: 'pi_1', card };
const declined: Verdict = { kind: 'not-paid', intentId: 'pi_1', failure };

const refund = (changes: Partial<Refund> = {}): Refund => ({ reason: 'expired', attempts: 0, ...changes });
const completed: Charge = { ...attempt, status: 'completed', intentId: 'pi_1', card, paidAt: now };
const failed: Charge = { ...attempt, status: 'failed', intentId: 'pi_1', failure };
const authenticating: Charge = { ...attempt, intentId: 'pi_1', authenticating: true };
const marked: Charge = { ...attempt, refund: refund() };
const due: Charge = { ...completed, refund: refund({ dueAt: now }) };
const back: Charge = { ...completed, status: 'refunded', refund: refund({ id: 're_1', amount: 1999 }) };

const unchanged: Decision = { kind: 'unchanged' };

describe('an attempt to pay', () => {
  it('is over the price of the ticket, in cents', () => {
    expect(attempt).toEqual({
      orderId: 'an order',
      userId: 'a buyer',
      amount: 1999,
      currency: 'usd',
      status: 'created',
    });
  });

  it.each<[name: string, charge: Charge, verdict: Verdict, earlierDeclines: number, decision: Decision]>([
    ['paid', attempt, paid, 0, { kind: 'changed', charge: completed, event: 'payment:created' }],
    [
      'paid for an order that was cancelled meanwhile',
      marked,
      paid,
      0,
      { kind: 'changed', charge: due, event: 'payment:created' },
    ],
    ['declined once', attempt, declined, 0, { kind: 'changed', charge: failed, event: undefined }],
    ['declined twice', attempt, declined, 1, { kind: 'changed', charge: failed, event: undefined }],
    ['declined thrice', attempt, declined, 2, { kind: 'changed', charge: failed, event: 'payment:failed' }],
    [
      'failed without a decline, after many declines',
      attempt,
      { kind: 'not-paid', failure: neverReachedStripe },
      5,
      {
        kind: 'changed',
        charge: { ...attempt, status: 'failed', failure: neverReachedStripe },
        event: undefined,
      },
    ],
    [
      'declined for an order that was cancelled meanwhile',
      marked,
      declined,
      0,
      { kind: 'changed', charge: failed, event: undefined },
    ],
    [
      'paid after authentication',
      authenticating,
      paid,
      0,
      { kind: 'changed', charge: completed, event: 'payment:created' },
    ],
    [
      'declined after authentication',
      authenticating,
      declined,
      0,
      { kind: 'changed', charge: failed, event: undefined },
    ],
    ['paid, told again', completed, paid, 0, unchanged],
    ['paid, told again when its refund is due', due, paid, 0, unchanged],
    ['paid, told again when the money is back', back, paid, 0, unchanged],
    ['declined, told again', failed, declined, 2, unchanged],
    ['declined, told of one that is paid', completed, declined, 0, unchanged],
    [
      'paid after it was given up',
      { ...failed, failure: neverReachedStripe },
      paid,
      0,
      {
        kind: 'changed',
        charge: {
          ...failed,
          failure: neverReachedStripe,
          card,
          paidAt: now,
          refund: { reason: 'not-needed', attempts: 0, dueAt: now },
        },
        event: undefined,
      },
    ],
    ['paid after it was given up, told again', { ...failed, refund: refund() }, paid, 0, unchanged],
  ])('%s', (_name, charge, verdict, earlierDeclines, decision) => {
    expect(settle(charge, verdict, earlierDeclines, now)).toEqual(decision);
  });
});

describe('an attempt that the buyer has to authenticate', () => {
  it('waits, and remembers under which intent', () => {
    expect(awaitAuthentication(attempt, 'pi_1')).toEqual({ kind: 'changed', charge: authenticating });
  });

  it.each([
    ['when it waits already', authenticating],
    ['when it is paid', completed],
    ['when it has failed', failed],
  ])('does not begin to wait %s', (_name, charge) => {
    expect(awaitAuthentication(charge, 'pi_1')).toEqual(unchanged);
  });
});

describe('a dispute', () => {
  const dispute = { id: 'du_1', reason: 'fraudulent', amount: 1999, at: now };

  it('is noted once', () => {
    const noted = { ...completed, dispute };
    expect(disputed(completed, dispute)).toEqual({ kind: 'changed', charge: noted });
    expect(disputed(noted, { ...dispute, id: 'du_2' })).toEqual(unchanged);
  });
});
