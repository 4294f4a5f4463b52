import type { Post } from '../background/post.js';
import type { Notice } from '../domain/notices.js';

const HOUR = 60 * 60_000;

/** Writes a notice down, unless it has been. */
export const writeNotice = (post: Post, notice: Notice): Promise<void> =>
  post.write({ kind: 'notice', ...notice }, keyOf(notice));

/**
 * One for an order, what became of it, and who is told; of money that was given back one for its charge. Of a reservation
 * one for a ticket, its reader and the hour in which it ends: whoever reserves, cancels and reserves again has nobody
 * written to each time.
 */
function keyOf({ news, role, orderId, chargeId, ticketId, userId, until }: Notice): string {
  if (news !== 'reserved' || until === undefined) return `${chargeId ?? orderId}:${news}:${role}`;
  return `${ticketId}:${news}:${userId}:${Math.floor(Date.parse(until) / HOUR)}`;
}
