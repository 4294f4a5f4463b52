import { createApi } from './api';
import { lateHttp } from './late-http';

/** A page is seen, and its forms can be typed into, before anything is asked for: axios is not among its first scripts. */
const loadHttp = async () => (await import('./browser-http')).http;

/** The services as the browser reaches them: at the page's own origin, with its cookie. */
export const api = createApi(lateHttp(loadHttp));

/** Loads what requests are made with, so that the first of them need not wait. It may fail: a request loads it again. */
export const prepareRequests = (): Promise<unknown> => loadHttp().catch(() => undefined);
