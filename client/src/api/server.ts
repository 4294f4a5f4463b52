import { headers } from 'next/headers';
import { cache } from 'react';
import { type Api, createApi } from './api';
import { ingress } from './ingress';

/** The services as a server component reaches them: through the ingress, on behalf of the visitor. One a request. */
export const serverApi = cache(async (): Promise<Api> => {
  // First of all: this is what tells the build that the page belongs to a visitor and cannot be made beforehand.
  const incoming = await headers();
  return createApi(ingress(incoming));
});
