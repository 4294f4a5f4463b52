import type { Row } from '../row.js';
import { browseInStorm } from './browse-in-storm.js';
import { createOrder } from './create-order.js';
import { expiries, lateExpiries } from './expiry.js';
import { growth } from './growth.js';
import { memberHomePage, visitorHomePage } from './home-page.js';
import { listTickets } from './list-tickets.js';
import { idleMemory, memoryUnderLoad } from './memory.js';
import { outboxEvents } from './outbox-events.js';
import { ownOrders, showTicket } from './read-one.js';
import { sales } from './sales.js';
import { serviceStart, wholeStart } from './start.js';

/** All that is measured, in the order of the table. */
export const rows: Row[] = [
  listTickets,
  showTicket,
  ownOrders,
  createOrder,
  sales,
  outboxEvents,
  expiries,
  lateExpiries,
  visitorHomePage,
  memberHomePage,
  browseInStorm,
  ...growth,
  idleMemory,
  memoryUnderLoad,
  wholeStart,
  serviceStart,
];
