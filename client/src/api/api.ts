import type { Http } from './http';
import { ordersApi } from './orders-api';
import { paymentsApi } from './payments-api';
import { ticketsApi } from './tickets-api';
import { usersApi } from './users-api';

/** The services as typed functions: the same shape on the server and in the browser, over another Http. */
export const createApi = (http: Http) => ({
  users: usersApi(http),
  tickets: ticketsApi(http),
  orders: ordersApi(http),
  payments: paymentsApi(http),
});

export type Api = ReturnType<typeof createApi>;
