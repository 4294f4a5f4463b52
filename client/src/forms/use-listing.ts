'use client';

import { useState } from 'react';
import { api } from '@/api/browser';
import { patiently } from '@/api/patiently';
import type { Ticket, TicketDraft } from '@/api/types';

/**
 * Lists the ticket of a form: one, however often it is sent, whichever answers get lost, and whatever is corrected in
 * between. `key` came with the form, and stays: under a key that was refused nothing is listed, unless an answer was lost.
 */
export function useListing(key: string | undefined): (draft: TicketDraft) => Promise<Ticket> {
  const [first] = useState(key);
  return (draft) => patiently(() => api.tickets.create(draft, first));
}
