import { type Charge, type Decision, opened, type Refund } from './charge.js';
import { giveBack, refunded, refundFailed, refundPutOff } from './refund.js';

const now = new Date('2030-01-01T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const attempt = opened({ id: 'an order', userId: 'a buyer', ticket: { price: 1999, currency: 'usd' } });
const refund = (changes: Partial<Refund> = {}): Refund => ({ reason: 'expired', attempts: 0, ...changes });
const made = { id: 're_1', amount: 1999 };

const completed: Charge = { ...attempt, status: 'completed', intentId: 'pi_1', paidAt: now };
const failed: Charge = { ...attempt, status: 'failed', intentId: 'pi_1' };
const marked: Charge = { ...attempt, refund: refund() };
const due: Charge = { ...completed, refund: refund({ dueAt: now }) };
const back: Charge = { ...completed, status: 'refunded', refund: refund({ ...made, at: now }) };

const unchanged: Decision = { kind: 'unchanged' };

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
    expect(refunded(due, made, now)).toEqual({ kind: 'changed', charge: back, event: 'payment:refunded' });
  });

  it.each([
    ['is made once', back],
    ['is none of what was never paid', failed],
  ])('%s', (_name, charge) => {
    expect(refunded(charge, { ...made, id: 're_2' }, now)).toEqual(unchanged);
    expect(refundPutOff(charge, now)).toEqual(unchanged);
  });

  it('that nobody here had asked for was made by an operator', () => {
    const charge = { ...back, refund: refund({ ...made, reason: 'by-operator', at: now }) };
    expect(refunded(completed, made, now)).toEqual({ kind: 'changed', charge, event: 'payment:refunded' });
  });

  it('of money that came too late is made although the attempt has failed', () => {
    const late: Charge = { ...failed, paidAt: now, refund: refund({ reason: 'not-needed', dueAt: now }) };
    expect(refunded(late, made, now)).toMatchObject({ kind: 'changed', charge: { status: 'refunded' } });
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

describe('a refund of what nobody knows to be paid', () => {
  it('is not made', () => {
    expect(refunded(marked, made, now)).toEqual(unchanged);
  });
});

describe('a refund that did not arrive', () => {
  it('is made again', () => {
    const charge = { ...due, refund: refund({ attempts: 1, dueAt: later(5) }) };
    expect(refundFailed(back, 're_1', now)).toEqual({ kind: 'changed', charge });
  });

  it('leaves a payment that came too late as little of a sale as it was', () => {
    const charge: Charge = { ...back, refund: refund({ ...made, reason: 'not-needed' }) };
    expect(refundFailed(charge, 're_1', now)).toMatchObject({ charge: { status: 'failed' } });
  });

  it('is left alone where an operator had made it', () => {
    const charge: Charge = { ...back, refund: refund({ ...made, reason: 'by-operator' }) };
    expect(refundFailed(charge, 're_1', now)).toEqual({
      kind: 'changed',
      charge: { ...completed, refund: undefined },
    });
  });

  it.each([
    ['is another one', back],
    ['is none', completed],
  ])('changes nothing where the refund %s', (_name, charge) => {
    expect(refundFailed(charge, 're_2', now)).toEqual(unchanged);
  });
});
