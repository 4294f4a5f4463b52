import { idOf, type World } from './world.js';

/** A seller lists one ticket under one Idempotency-Key, however often it was sent and whatever became of the answers. */
export function listedOnce({ tickets }: World): string[] {
  const first = new Map<string, string>();
  return tickets.flatMap((ticket) => {
    if (!ticket.request) return [];
    const key = `${ticket.userId} ${ticket.request.key}`;
    const other = first.get(key);
    first.set(key, other ?? idOf(ticket));
    return other ? [`N3: tickets ${other} and ${idOf(ticket)} are of one request`] : [];
  });
}
