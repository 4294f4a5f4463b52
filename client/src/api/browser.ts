import { serverClock } from '@/domain/server-clock';
import { createApi } from './api';
import { createHttp } from './http';

const http = createHttp({});

http.interceptors.response.use((response) => {
  serverClock.observe(Date.parse(response.headers.date ?? ''));
  return response;
});

/** The services as the browser reaches them: at the page's own origin, with its cookie. */
export const api = createApi(http);
