import type { AxiosInstance } from 'axios';
import { loadConfig } from '@/config';
import { createHttp } from './http';

/** This server itself, by whose pages others are made. */
export const ownServer = (headers: Record<string, string>): AxiosInstance =>
  createHttp({
    baseURL: loadConfig().ownUrl,
    // fetch would drop the Host header, by which the page knows where it is.
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    responseType: 'text',
    // What is kept is compressed for each visitor as their browser wants it.
    headers: { ...headers, 'accept-encoding': 'identity' },
  });
