'use client';

import { useRef } from 'react';
import { isRefusal } from '@/api/api-error';
import { api } from '@/api/browser';
import { idempotencyKey } from '@/api/idempotency-key';
import { patiently } from '@/api/patiently';
import type { Ticket, TicketDraft } from '@/api/types';

/**
 * Lists the ticket of a form: one, however often it is sent and whichever answers get lost. `key` came with the form.
 * What is sent after a refusal may be another ticket, and so is under another key.
 */
export function useListing(key: string | undefined): (draft: TicketDraft) => Promise<Ticket> {
  const latest = useRef(key);
  return async (draft) => {
    try {
      return await patiently(() => api.tickets.create(draft, latest.current));
    } catch (error) {
      if (isRefusal(error)) latest.current = idempotencyKey();
      throw error;
    }
  };
}
