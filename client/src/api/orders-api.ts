import type { Http } from './http';
import type { Order } from './types';

const orderPath = (id: string) => `/api/orders/${encodeURIComponent(id)}`;

export const ordersApi = (http: Http) => ({
  async mine(): Promise<Order[]> {
    const { data } = await http.get<Order[]>('/api/orders');
    return data;
  },

  async get(id: string, signal?: AbortSignal): Promise<Order> {
    const { data } = await http.get<Order>(orderPath(id), { signal });
    return data;
  },

  async create(ticketId: string): Promise<Order> {
    const { data } = await http.post<Order>('/api/orders', { ticketId });
    return data;
  },

  async cancel(id: string): Promise<void> {
    await http.delete(orderPath(id));
  },
});
