import type { Http } from './http';
import { nextCursor } from './next-cursor';
import type { Ticket, TicketDraft, TicketPage, TicketQuery } from './types';

const ticketPath = (id: string) => `/api/tickets/${encodeURIComponent(id)}`;

export const ticketsApi = (http: Http) => ({
  async onSale(query: TicketQuery, limit?: number): Promise<TicketPage> {
    const { data, headers } = await http.get<Ticket[]>('/api/tickets', { params: { ...query, limit } });
    return { tickets: data, nextCursor: nextCursor(headers.link) };
  },

  /** Where something is on sale. */
  async cities(): Promise<string[]> {
    const { data } = await http.get<string[]>('/api/tickets/cities');
    return data;
  },

  async mine(): Promise<Ticket[]> {
    const { data } = await http.get<Ticket[]>('/api/tickets/mine');
    return data;
  },

  async get(id: string, signal?: AbortSignal): Promise<Ticket> {
    const { data } = await http.get<Ticket>(ticketPath(id), { signal });
    return data;
  },

  /** However often it is asked for with the same key, one ticket is listed. */
  async create(draft: TicketDraft, idempotencyKey?: string): Promise<Ticket> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    const { data } = await http.post<Ticket>('/api/tickets', draft, { headers });
    return data;
  },

  async update(id: string, draft: TicketDraft): Promise<Ticket> {
    const { data } = await http.put<Ticket>(ticketPath(id), draft);
    return data;
  },

  async withdraw(id: string): Promise<void> {
    await http.delete(ticketPath(id));
  },
});
