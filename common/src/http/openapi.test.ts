import { z } from 'zod';
import { type ApiDescription, healthOperations, idSchema } from './api-description.js';
import { openApiOf } from './openapi.js';

const api: ApiDescription = {
  service: 'things',
  description: 'Things',
  operations: [
    {
      method: 'put',
      path: '/api/things/:id',
      summary: 'Change a thing',
      signedIn: true,
      query: z.object({ limit: z.coerce.number<number>().max(9).optional() }),
      headers: z.object({ 'Idempotency-Key': z.string() }),
      body: z.object({ name: z.string().nullish() }),
      answers: { 200: { description: 'The thing', body: z.strictObject({ id: idSchema }) } },
    },
  ],
};

describe('the OpenAPI document', () => {
  const { openapi, paths, tags } = openApiOf([api], '1.2.3');
  const operation = paths['/api/things/{id}']?.put as Record<string, unknown>;

  it('has each operation by its path, under the tag of its service', () => {
    expect(openapi).toBe('3.1.1');
    expect(tags).toEqual([{ name: 'things', description: 'Things' }]);
    expect(operation).toMatchObject({
      operationId: 'putApiThingsId',
      tags: ['things'],
      summary: 'Change a thing',
      security: [{ session: [] }],
    });
  });

  it('has what can be asked, as JSON Schema', () => {
    expect(operation.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{24}$' } },
      { name: 'limit', in: 'query', required: false, schema: { type: 'number', maximum: 9 } },
      { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } },
    ]);
    expect(operation.requestBody).toMatchObject({
      content: { 'application/json': { schema: { type: 'object', properties: { name: {} } } } },
    });
  });

  it('has what is answered, also what any request may get', () => {
    const responses = operation.responses as Record<string, { content: unknown }>;

    expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '503']);
    expect(responses[200]?.content).toMatchObject({
      'application/json': { schema: { additionalProperties: false, required: ['id'] } },
    });
  });

  it('leaves out what no route of the ingress leads to, and who has nothing else', () => {
    const inner: ApiDescription = { service: 'inner', description: 'Inner', operations: healthOperations };
    const mixed = { ...api, operations: [...api.operations, ...healthOperations] };

    const document = openApiOf([mixed, inner], '1.2.3');

    expect(Object.keys(document.paths)).toEqual(['/api/things/{id}']);
    expect(document.tags).toEqual([{ name: 'things', description: 'Things' }]);
  });
});
