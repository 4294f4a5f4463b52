import type { Row } from '../row.js';
import { createOrder } from './create-order.js';
import { listTickets } from './list-tickets.js';
import { outboxEvents } from './outbox-events.js';
import { ownOrders, showTicket } from './read-one.js';

/** All that is measured, in the order of the table. */
export const rows: Row[] = [listTickets, showTicket, ownOrders, createOrder, outboxEvents];
