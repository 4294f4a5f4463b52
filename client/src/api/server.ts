import { headers } from 'next/headers';
import { cache } from 'react';
import { loadConfig } from '@/config';
import { type Api, createApi } from './api';
import { forwardedHeaders } from './forwarded-headers';
import { createHttp } from './http';

/** The services as a server component reaches them: through the ingress, on behalf of the visitor. One a request. */
export const serverApi = cache(async (): Promise<Api> => {
  // First of all: this is what tells the build that the page belongs to a visitor and cannot be made beforehand.
  const incoming = await headers();
  const http = createHttp({
    baseURL: loadConfig().ingressUrl,
    // fetch would drop the Host header, by which the ingress tells its sites apart.
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    headers: forwardedHeaders(incoming),
  });
  return createApi(http);
});
