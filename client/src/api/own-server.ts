import { Agent } from 'node:http';
import type { AxiosResponse } from 'axios';
import { loadConfig } from '@/config';
import { createServerHttp } from './server-http';
import { TIMEOUT_MS } from './timeout';

/** Nothing that one request leaves behind on its connection is to meet another. */
const httpAgent = new Agent({ keepAlive: false });

/** The page itself waits for others as long as `ingress.ts` says, more than once: it knows best what to answer then. */
const TIMEOUT = 3 * TIMEOUT_MS;

/**
 * Asks this server for one of its own pages, in whatever state it is.
 * @throws {ApiError} when no answer comes.
 */
export const askOwnServer = (path: string, headers: Record<string, string>): Promise<AxiosResponse<string>> =>
  createServerHttp({
    baseURL: loadConfig().ownUrl,
    timeout: TIMEOUT,
    httpAgent,
    responseType: 'text',
    validateStatus: () => true,
  }).get(path, { headers: { 'accept-encoding': 'identity', ...headers } });
