import type { AxiosInstance } from 'axios';
import { nextCursor } from './next-cursor';
import type { Ticket, TicketDraft, TicketPage, TicketQuery } from './types';

const ticketPath = (id: string) => `/api/tickets/${encodeURIComponent(id)}`;

export const ticketsApi = (http: AxiosInstance) => ({
  async onSale(query: TicketQuery): Promise<TicketPage> {
    const { data, headers } = await http.get<Ticket[]>('/api/tickets', { params: query });
    return { tickets: data, nextCursor: nextCursor(headers.link) };
  },

  async mine(): Promise<Ticket[]> {
    const { data } = await http.get<Ticket[]>('/api/tickets/mine');
    return data;
  },

  async get(id: string): Promise<Ticket> {
    const { data } = await http.get<Ticket>(ticketPath(id));
    return data;
  },

  async create(draft: TicketDraft): Promise<Ticket> {
    const { data } = await http.post<Ticket>('/api/tickets', draft);
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
