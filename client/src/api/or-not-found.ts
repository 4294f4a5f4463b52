import { notFound } from 'next/navigation';
import { ApiError } from './api-error';

/**
 * The answer to a request for one thing, or the not-found page. The services answer 401 for what belongs to someone
 * else; to a visitor who is known to be signed in that is a thing that does not exist.
 */
export async function orNotFound<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 401)) notFound();
    throw error;
  }
}
