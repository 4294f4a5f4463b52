import type { AxiosInstance } from 'axios';
import { loadConfig } from '@/config';
import { forwardedHeaders } from './forwarded-headers';
import { createServerHttp } from './server-http';

/** The services as this server reaches them: through the ingress, on behalf of whoever sent those headers. */
export const ingress = (incoming: Headers): AxiosInstance =>
  createServerHttp({ baseURL: loadConfig().ingressUrl, headers: forwardedHeaders(incoming) });
