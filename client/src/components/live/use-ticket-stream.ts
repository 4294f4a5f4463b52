'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Ticket } from '@/api/types';
import { whenIdle } from '@/when-idle';

/**
 * Follows a ticket by server-sent events, while somebody looks at the page: browsers keep few connections to one site.
 * True as long as that works; the browser connects again by itself unless the service is of no such mind.
 */
export function useTicketStream(id: string, onTicket: (ticket: Ticket) => void): boolean {
  const [working, setWorking] = useState(true);
  const onMessage = useEffectEvent((message: MessageEvent<string>) => {
    const ticket = readTicket(message.data);
    if (ticket) onTicket(ticket);
  });

  useEffect(() => {
    let source: EventSource | undefined;
    const disconnect = () => source?.close();
    const connect = () => {
      disconnect();
      if (document.hidden) return;
      callOff();
      source = new EventSource(`/api/tickets/${encodeURIComponent(id)}/events`);
      source.onopen = () => setWorking(true);
      source.onmessage = onMessage;
      // While it connects again by itself nothing comes, so it is asked for meanwhile.
      source.onerror = () => setWorking(false);
    };
    // What is shown is new: it may become ready first.
    const callOff = whenIdle(connect);
    document.addEventListener('visibilitychange', connect);
    return () => {
      callOff();
      document.removeEventListener('visibilitychange', connect);
      disconnect();
    };
  }, [id]);

  return working;
}

function readTicket(text: string): Ticket | undefined {
  try {
    const ticket: unknown = JSON.parse(text);
    return typeof (ticket as Ticket | null)?.version === 'number' ? (ticket as Ticket) : undefined;
  } catch {
    return undefined;
  }
}
