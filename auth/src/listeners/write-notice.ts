import type { Post } from '../background/post.js';
import type { Notice } from '../domain/notices.js';

/** Writes a notice down: once for an order, what became of it, and who is told. */
export const writeNotice = (post: Post, notice: Notice): Promise<void> =>
  post.write({ kind: 'notice', ...notice }, `${notice.orderId}:${notice.news}:${notice.role}`);
