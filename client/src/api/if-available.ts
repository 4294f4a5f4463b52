import { ApiError } from './api-error';

/** The answer to a request that the page can do without, or undefined when it is refused or its service is away. */
export async function ifAvailable<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
