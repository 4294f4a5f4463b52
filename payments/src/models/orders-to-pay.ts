import { lookUpTogether } from '@ticketing/common';
import type { Charge } from '../domain/charge.js';
import { type Attempts, attemptsLeft } from '../domain/order.js';
import { LIVE } from './charge-schema.js';
import type { Charges } from './charges.js';
import type { OrderRecord, Orders } from './orders.js';

/** All that it is decided on whether an order may be paid. */
export interface OrderToPay extends OrderRecord {
  attempts: Attempts;
}

interface Found extends OrderRecord {
  attempts: Charge[];
}

/** The attempts that say something about the next one; of those without a decline there may be many. */
const telling = {
  $or: [{ status: { $in: LIVE } }, { 'failure.declined': true }, { 'refund.reason': 'by-operator' }],
};

/** Looks up orders with what was made to pay them, those that are asked for at the same time in one query. */
export function createOrdersToPay({ orders, charges }: { orders: Orders; charges: Charges }) {
  const attempts = {
    from: charges.model.collection.name,
    localField: '_id',
    foreignField: 'orderId',
    pipeline: [{ $match: telling }, { $project: { status: 1, 'failure.declined': 1, 'refund.reason': 1 } }],
    as: 'attempts',
  };
  const lookUp = lookUpTogether((ids) =>
    orders.model.aggregate<Found>([{ $match: { _id: { $in: ids } } }, { $lookup: attempts }]),
  );
  return async (id: string): Promise<OrderToPay | undefined> => {
    const found = await lookUp(id);
    return found && { ...found, attempts: attemptsLeft(found.attempts) };
  };
}

export type FindOrderToPay = ReturnType<typeof createOrdersToPay>;
