import { ifAvailable } from '@/api/if-available';
import { serverApi } from '@/api/server';
import type { Ticket } from '@/api/types';
import { searchHref } from '@/domain/ticket-search';

/** Where somebody goes on who came for a ticket that is gone: to others of that name, or else to all there are. */
export async function otherTicketsHref({ title }: Ticket): Promise<string> {
  const api = await serverApi();
  const alike = await ifAvailable(api.tickets.onSale({ q: title }, 1));
  return alike && alike.tickets.length > 0 ? searchHref({ q: title }) : '/';
}
