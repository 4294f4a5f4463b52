import {
  type Charge,
  type Decision,
  giveBack,
  opened,
  type Refund,
  refunded,
  refundPutOff,
  settle,
  type Verdict,
} from './charge.js';
import { neverReachedStripe } from './failures.js';

const now = new Date('2030-01-01T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const attempt = opened({ id: 'an order', userId: 'a buyer', ticket: { price: 1999 } });
const failure = { declined: true, code: 'card_declined', message: 'Your card was declined.' };
const paid: Verdict = { kind: 'paid', intentId: 'pi_1' };
const declined: Verdict = { kind: 'not-paid', intentId: 'pi_1', failure };

const refund = (changes: Partial<Refund> = {}): Refund => ({ reason: 'expired', attempts: 0, ...changes });
const completed: Charge = { ...attempt, status: 'completed', intentId: 'pi_1' };
const failed: Charge = { ...attempt, status: 'failed', intentId: 'pi_1', failure };
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

describe('the end of an order without a sale', () => {
  it.each<[name: string, charge: Charge, decision: Decision]>([
    ['marks an attempt', attempt, { kind: 'changed', charge: marked, event: undefined }],
    ['makes the refund of a payment due', completed, { kind: 'changed', charge: due, event: undefined }],
    ['changes nothing on a failed attempt', failed, unchanged],
    ['changes nothing the second time', due, unchanged],
    ['changes nothing when the money is back', back, unchanged],
  ])('%s', (_name, charge, decision) => {
    expect(giveBack(charge, 'expired', now)).toEqual(decision);
  });
});

describe('a refund', () => {
  it('that was made is told', () => {
    expect(refunded(due, 're_1', 1999)).toEqual({ kind: 'changed', charge: back, event: 'payment:refunded' });
  });

  it.each([
    ['is made once', back],
    ['is none where none was due', completed],
  ])('%s', (_name, charge) => {
    expect(refunded(charge, 're_2', 1999)).toEqual(unchanged);
    expect(refundPutOff(charge, now)).toEqual(unchanged);
  });

  it.each([
    [0, 5],
    [1, 10],
    [4, 80],
    [7, 600],
    [2000, 600],
  ])('that failed after %i failures is put off by %i seconds', (attempts, seconds) => {
    const charge = { ...due, refund: refund({ attempts, dueAt: now }) };
    expect(refundPutOff(charge, now)).toEqual({
      kind: 'changed',
      charge: { ...due, refund: refund({ attempts: attempts + 1, dueAt: later(seconds) }) },
    });
  });
});
