import { openApiOf } from '@ticketing/common';
import { api as auth } from 'auth/api';
import { api as orders } from 'orders/api';
import { api as payments } from 'payments/api';
import { api as tickets } from 'tickets/api';

/** As much as tests need of JSON Schema. */
export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

/** One endpoint, as the document of the API describes it. */
export interface Operation {
  /** Such as `put /api/tickets/{id}`. */
  name: string;
  method: string;
  path: string;
  /** Whether it is for people who are signed in. */
  isPrivate: boolean;
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  body: Schema | undefined;
  /** The statuses that it may answer. */
  statuses: number[];
}

interface Described {
  security?: object[];
  parameters?: Operation['parameters'];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
  responses: Record<string, object>;
}

/** What the services say of themselves. */
export const openApi = openApiOf([auth, tickets, orders, payments], '1.0.0');

/** Every endpoint that the ingress leads to. */
export function readOperations(): Operation[] {
  const { paths } = openApi;
  return Object.entries(paths as unknown as Record<string, Record<string, Described>>).flatMap(
    ([path, operations]) =>
      Object.entries(operations).map(([method, described]) => ({
        name: `${method} ${path}`,
        method,
        path,
        isPrivate: described.security !== undefined,
        parameters: described.parameters ?? [],
        body: described.requestBody?.content['application/json'].schema,
        statuses: Object.keys(described.responses).map(Number),
      })),
  );
}
