import type { AxiosInstance } from 'axios';
import { loadConfig } from '@/config';
import { forwardedHeaders } from './forwarded-headers';
import { createHttp } from './http';

/** The services as this server reaches them: through the ingress, on behalf of whoever sent those headers. */
export const ingress = (incoming: Headers): AxiosInstance =>
  createHttp({
    baseURL: loadConfig().ingressUrl,
    // fetch would drop the Host header, by which the ingress tells its sites apart.
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    headers: forwardedHeaders(incoming),
  });
