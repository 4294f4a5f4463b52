import { Agent } from 'node:http';
import type { AxiosResponse } from 'axios';
import { loadConfig } from '@/config';
import { createHttp } from './http';

/** Nothing that one request leaves behind on its connection is to meet another. */
const httpAgent = new Agent({ keepAlive: false });

/**
 * Asks this server for one of its own pages, in whatever state it is.
 * @throws {ApiError} when no answer comes.
 */
export const askOwnServer = (path: string, headers: Record<string, string>): Promise<AxiosResponse<string>> =>
  createHttp({
    baseURL: loadConfig().ownUrl,
    // fetch would drop the Host header, by which the page knows where it is.
    adapter: 'http',
    httpAgent,
    proxy: false,
    maxRedirects: 0,
    responseType: 'text',
    validateStatus: () => true,
  }).get(path, { headers: { 'accept-encoding': 'identity', ...headers } });
