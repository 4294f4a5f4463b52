import { serverClock } from '@/domain/server-clock';
import { createHttp } from './http';

/** What the browser asks with: loaded by browser.ts, when it is needed. */
export const http = createHttp({});

http.interceptors.response.use((response) => {
  serverClock.observe(Date.parse(response.headers.date ?? ''));
  return response;
});
