import type { AxiosInstance } from 'axios';
import { loadConfig } from '@/config';
import { forwardedHeaders } from './forwarded-headers';
import { createServerHttp } from './server-http';

/**
 * How long a page waits for an answer. It asks in two rounds, for what it stands on and for what it shows: where a service
 * hangs it says so within the 10 s that a visitor waits.
 */
const ROUND_MS = 4_500;

/** The services as this server reaches them: through the ingress, on behalf of whoever sent those headers. */
export function ingress(incoming: Headers): AxiosInstance {
  const http = createServerHttp({ baseURL: loadConfig().ingressUrl, headers: forwardedHeaders(incoming) });
  http.interceptors.request.use((request) =>
    request.method === 'get' ? { ...request, timeout: ROUND_MS } : request,
  );
  return http;
}
