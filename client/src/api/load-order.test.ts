import type { Api } from './api';
import { ApiError } from './api-error';
import { loadOrder } from './load-order';
import type { Charge, Order } from './types';

const charge = { id: 'c1' } as Charge;

/** An order that is paid for between two questions, and payments that may be away. */
function open(ofOrder: () => Promise<Charge[]>) {
  let isAsked = false;
  const orders = {
    get: async () => {
      isAsked = true;
      return { id: 'o1', status: 'complete' } as Order;
    },
  };
  const payments = { ofOrder: () => (isAsked ? ofOrder() : Promise.resolve([])) };
  return { orders, payments } as unknown as Pick<Api, 'orders' | 'payments'>;
}

describe('loading an order', () => {
  it('asks for its charges once the order is known, so that none is missing that ended it', async () => {
    expect(
      await loadOrder(
        open(async () => [charge]),
        'o1',
      ),
    ).toMatchObject({ charges: [charge] });
  });

  it('tells of the order although payments does not answer', async () => {
    const away = open(() => Promise.reject(new ApiError(503, [{ message: 'away' }])));
    expect(await loadOrder(away, 'o1')).toEqual({
      order: { id: 'o1', status: 'complete' },
      charges: undefined,
    });
  });
});
