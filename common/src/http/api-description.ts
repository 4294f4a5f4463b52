import { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What an answer holds, and which headers besides those of every answer. */
export interface Answer {
  description: string;
  /** None for an answer without a body. */
  body?: z.ZodType;
  /** JSON if nothing else is said. */
  type?: string;
  headers?: Record<string, string>;
}

/** One endpoint, as others may rely on it. */
export interface Operation {
  method: Method;
  /** As the route has it: `/api/tickets/:id`. */
  path: string;
  summary: string;
  /** Whether only a signed-in visitor is answered: others get 401. */
  signedIn?: boolean;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: z.ZodType;
  /** By status; those that any request may get are added by `answersOf`. */
  answers: Record<number, Answer>;
}

/** All that a service answers. */
export interface ApiDescription {
  service: string;
  description: string;
  operations: Operation[];
}

/** An id as every document has it. */
export const idSchema = z.string().regex(/^[0-9a-f]{24}$/);

/** Money on the wire: dollars with at most two decimals. */
export const dollarsSchema = z
  .number()
  .nonnegative()
  .meta({ description: 'US dollars, at most two decimals' });

/** A moment on the wire, in UTC with milliseconds. */
export const momentSchema = z.iso.datetime();

export const errorSchema = z
  .strictObject({
    errors: z
      .array(
        z.strictObject({
          message: z.string().meta({ description: 'For people: it may change' }),
          field: z.string().optional().meta({ description: 'The field of the request that is at fault' }),
          code: z.string().optional().meta({ description: 'For programs: the same in every release' }),
        }),
      )
      .min(1),
  })
  .meta({ id: 'Errors' });

const retryLater = { 'Retry-After': 'Seconds after which the same request may succeed' };

/** What whoever changes something may get. */
export const limited: Record<429, Answer> = {
  429: {
    description: 'Asked too often',
    body: errorSchema,
    headers: { 'Retry-After': 'Seconds after which it may be asked again' },
  },
};

/** Every answer that a request for the operation may get, by status. */
export function answersOf({
  method,
  path,
  signedIn,
  body,
  query,
  answers,
}: Operation): Record<number, Answer> {
  const error = (description: string): Answer => ({ description, body: errorSchema });
  const isApi = path.startsWith('/api/');
  const isAsked = body !== undefined || query !== undefined;
  const all: Record<number, Answer | undefined> = {
    ...(isApi && { 400: error(isAsked ? 'The request is not valid' : 'The request is malformed') }),
    ...(signedIn && { 401: error('Not signed in, or signed in as somebody else') }),
    ...(isApi && method !== 'get' && { 403: error('A browser sent it for another site') }),
    ...(path.includes(':') && { 404: error('There is none, also for an id that cannot exist') }),
    ...(isApi && { 503: { ...error('Something that is needed is away'), headers: retryLater } }),
    ...answers,
  };
  return all as Record<number, Answer>;
}

const text = (description: string): Answer => ({ description, body: z.string(), type: 'text/plain' });
const readiness = z.strictObject({
  status: z.enum(['ready', 'not ready']),
  checks: z.record(z.string(), z.boolean()),
});

/** What every service answers to whoever runs it; no route of the ingress leads there. */
export const healthOperations: Operation[] = [
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the process answers',
    answers: { 200: { description: 'It does', body: z.strictObject({ status: z.literal('ok') }) } },
  },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Whether the service can do all its work',
    query: z.object({
      exclude: z.string().optional().meta({ description: 'A check that is not to count, such as bus' }),
    }),
    answers: {
      200: { description: 'It can', body: readiness },
      503: { description: 'Something is missing', body: readiness },
    },
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'Figures as Prometheus reads them',
    answers: { 200: text('Every figure of the service') },
  },
];
