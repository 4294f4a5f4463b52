import { reservations } from './reservations.js';

const createdAt = new Date('2030-01-01T12:00:00Z');
const lasting = (milliseconds: number) => ({
  orders: [{ _id: 'o1', createdAt, expiresAt: new Date(createdAt.getTime() + milliseconds) }],
});

describe('reservations', () => {
  it.each([15_000, 14_000])(
    'may end %i ms after their order was saved, where they are for 15 s',
    (milliseconds) => {
      expect(reservations(lasting(milliseconds), 15)).toEqual([]);
    },
  );

  it.each([15_001, 13_999])('are wrong that end after %i ms', (milliseconds) => {
    expect(reservations(lasting(milliseconds), 15)).toEqual([
      `I3: order o1 is to last ${milliseconds} ms, and not 15 s`,
    ]);
  });
});
