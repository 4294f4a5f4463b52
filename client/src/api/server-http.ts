import type { AxiosInstance, CreateAxiosDefaults } from 'axios';
import { createHttp } from './http';

/** An Http for this server, whose answers are as they were given. */
export const createServerHttp = (defaults: CreateAxiosDefaults): AxiosInstance =>
  createHttp({
    // fetch would drop the Host header, by which the ingress tells its sites apart and a page knows where it is.
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    ...defaults,
  });
