import type { Api } from './api';
import { ifAvailable } from './if-available';
import type { Charge, Order } from './types';

export interface OrderAnswer {
  order: Order;
  /** Every attempt to pay it, the newest first; undefined while payments does not answer. */
  charges: Charge[] | undefined;
}

/** An order and what was charged for it, in this turn: a complete order then never lacks the charge that completed it. */
export async function loadOrder(
  { orders, payments }: Pick<Api, 'orders' | 'payments'>,
  id: string,
  signal?: AbortSignal,
): Promise<OrderAnswer> {
  const order = await orders.get(id, signal);
  const charges = await ifAvailable(payments.ofOrder(id, signal));
  return { order, charges };
}
