import type { CancelReason, EventData } from '@ticketing/common';
import { newId } from '@ticketing/common/testing';

export type OrderState = EventData<'order:created'>;

export const PRICE = 1999;
/** Milliseconds. */
const RESERVED_FOR = 15 * 60_000;

/**
 * One order as the orders service has it, which alone decides how it ends: see orders/src/domain/order.ts.
 * @param tell gets each of its states.
 */
export function createOrder(now: number, tell: (state: OrderState) => void) {
  let state: OrderState = {
    id: newId(),
    version: 0,
    userId: newId(),
    status: 'created',
    expiresAt: new Date(now + RESERVED_FOR).toISOString(),
    ticket: { id: newId(), title: 'Opera', price: PRICE, currency: 'usd' },
  };
  tell(state);

  function become(changes: Partial<OrderState>) {
    state = { ...state, ...changes, version: state.version + 1 };
    tell(state);
  }

  const isOpen = () => state.status === 'created' || state.status === 'awaiting:payment';
  const cancel = (reason: CancelReason) => {
    if (isOpen()) become({ status: 'cancelled', reason });
  };

  return {
    get state() {
      return state;
    },
    get isOpen() {
      return isOpen();
    },
    get expiresAt() {
      return Date.parse(state.expiresAt);
    },
    /** tickets has locked the ticket for it. */
    awaitPayment: () => become({ status: 'awaiting:payment' }),
    hear(subject: string) {
      if (subject === 'payment:created' && isOpen()) become({ status: 'complete' });
      if (subject === 'payment:failed') cancel('payment-failed');
    },
    cancelByBuyer: () => cancel('cancelled-by-buyer'),
    /** Its time is up, by the clock of orders. */
    expire: () => cancel('expired'),
  };
}
