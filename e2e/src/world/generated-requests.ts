import { badText, impossibleIds } from '@ticketing/common/testing';
import type { AxiosRequestConfig } from 'axios';
import fc from 'fast-check';
import type { Operation, Schema } from './operations.js';

/** What no field is meant to hold. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...badText.map(([, value]) => value)),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.double(),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '$where',
    "' or 1=1 --",
    '../../etc/passwd',
    '\u202e',
    '\ud800',
  ),
);

/** Usually what the schema asks for, and otherwise anything. */
const valueFor = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 4, arbitrary: wantedBy(schema) }, { weight: 1, arbitrary: hostile });

function wantedBy(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(wantedBy));
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => wantedBy({ ...schema, type })));
  return (byType[schema.type ?? ''] ?? (() => hostile))(schema);
}

const byType: Record<string, (schema: Schema) => fc.Arbitrary<unknown>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -10, maximum = 1_000 }) =>
    fc.integer({ min: Math.max(minimum, -1e9), max: Math.min(maximum, 1e9) }),
  number: ({ minimum = -10, maximum = 2_000_000 }) =>
    fc.oneof(
      fc
        .integer({ min: Math.ceil(minimum * 100), max: Math.floor(Math.min(maximum, 1e7) * 100) })
        .map((cents) => cents / 100),
      fc.double({ min: minimum, max: maximum, noNaN: true }),
    ),
  string: ({ format, pattern, maxLength = 200 }) => {
    if (format === 'email') return fc.emailAddress();
    if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
    if (pattern) return fc.stringMatching(new RegExp(pattern));
    return fc.string({ maxLength, unit: 'grapheme' });
  },
  array: ({ items = {} }) => fc.array(valueFor(items), { maxLength: 5 }),
  object: ({ properties = {}, required = [] }) =>
    fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueFor(schema)])),
      { requiredKeys: required },
    ),
};

/** What may stand in an address or a header. */
const text = (value: unknown) => (typeof value === 'string' ? value : String(JSON.stringify(value)));
const asHeader = (value: unknown) =>
  text(value)
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 2_000);
const asQuery = (value: unknown) => encodeURIComponent(Buffer.from(text(value)).toString()).slice(0, 3_000);

/** An address's id: that of something that is there, one that could be, or one that cannot. */
const idFrom = (ids: string[]) =>
  fc.oneof(
    fc.constantFrom(...ids),
    fc.stringMatching(/^[0-9a-f]{24}$/),
    fc.constantFrom(...impossibleIds),
    hostile.map(asQuery).filter((id) => id !== '' && id !== '.' && id !== '..'),
  );

/** Requests for an operation, most of them nearly right. @param ids of what is there. */
export function requestsFor(operation: Operation, ids: string[]): fc.Arbitrary<AxiosRequestConfig> {
  const of = (where: 'query' | 'header', write: (value: unknown) => string) => {
    const parameters = operation.parameters.filter((one) => one.in === where);
    const values = parameters.map(({ name, schema }) => [name, valueFor(schema).map(write)] as const);
    return fc.record(Object.fromEntries(values), { requiredKeys: [] });
  };
  const body = operation.body
    ? fc.option(valueFor(operation.body), { nil: undefined, freq: 10 })
    : fc.constant(undefined);
  const type = fc.oneof(
    { weight: 20, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        '',
      ),
    },
  );
  return fc
    .record({ id: idFrom(ids), query: of('query', asQuery), headers: of('header', asHeader), body, type })
    .map(({ id, query, headers, body, type }) => {
      const search = Object.entries(query).map(([name, value]) => `${name}=${value}`);
      return {
        method: operation.method,
        url: operation.path.replace('{id}', id) + (search.length > 0 ? `?${search.join('&')}` : ''),
        headers: { ...headers, ...(body !== undefined && { 'Content-Type': type }) },
        ...(body !== undefined && { data: JSON.stringify(body) }),
      };
    });
}
