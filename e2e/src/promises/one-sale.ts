import { idOf, isComplete, type World } from './world.js';

/** I1: at most one paid order a ticket, by what orders says and by whom Stripe has taken money from. */
export function oneSale({ orders, ledger }: World): string[] {
  const ticketOf = new Map(orders.map((order) => [idOf(order), String(order.ticket.id)]));
  const sold = orders.filter(isComplete).map((order) => String(order.ticket.id));
  const paid = ledger.charges
    .filter((charge) => charge.status === 'succeeded' && charge.amount_refunded === 0)
    .map((charge) => ticketOf.get(charge.metadata.orderId) ?? 'of no order');
  return [
    ...repeated(sold).map((ticket) => `I1: ticket ${ticket} is sold twice`),
    ...repeated(paid).map((ticket) => `I1: ticket ${ticket} is paid twice`),
  ];
}

const repeated = (all: string[]) => [...new Set(all.filter((one, index) => all.indexOf(one) !== index))];
