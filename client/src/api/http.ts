import axios, { type AxiosInstance, type CreateAxiosDefaults } from 'axios';
import { TIMEOUT_MS } from './timeout';
import { toApiError } from './to-api-error';

/** What the typed functions ask with. */
export type Http = Pick<AxiosInstance, 'get' | 'post' | 'put' | 'patch' | 'delete'>;

/** An axios whose every failure is an ApiError. */
export function createHttp(defaults: CreateAxiosDefaults): AxiosInstance {
  const http = axios.create({ timeout: TIMEOUT_MS, ...defaults });
  http.interceptors.response.use(undefined, (error: unknown) => Promise.reject(toApiError(error)));
  return http;
}
