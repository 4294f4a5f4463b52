import { z } from 'zod';
import { type Answer, type ApiDescription, answersOf, idSchema, type Operation } from './api-description.js';

type Json = Record<string, unknown>;

/** The description of an HTTP API that tools read: https://spec.openapis.org/oas/v3.1.1.html */
export interface OpenApiDocument extends Json {
  openapi: '3.1.1';
  paths: Record<string, Record<string, Json>>;
}

/** What the ingress leads to. A service's health, for one, is nobody's business outside. */
const isPublic = ({ path }: Operation) => path.startsWith('/api/');

/** One document for what anyone can ask of all these services. */
export function openApiOf(apis: ApiDescription[], version: string): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  const asked = apis.filter(({ operations }) => operations.some(isPublic));
  for (const { service, operations } of asked) {
    for (const operation of operations.filter(isPublic)) {
      const path = operation.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [operation.method]: operationOf(operation, service) };
    }
  }
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Ticketing',
      version,
      description: 'A marketplace where anyone lists a ticket for an event and anyone else buys it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: asked.map(({ service, description }) => ({ name: service, description })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'Set by signing up or in. It holds a signed token.',
        },
      },
    },
  };
}

function operationOf(operation: Operation, service: string): Json {
  const { method, path, summary, signedIn, query, headers, body } = operation;
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const parameters = [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: schemaOf(idSchema, 'input') })),
    ...parametersOf(query, 'query'),
    ...parametersOf(headers, 'header'),
  ];
  return {
    operationId: `${method}${path.replace(/\W+(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    tags: [service],
    summary,
    ...(signedIn && { security: [{ session: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: Object.fromEntries(
      Object.entries(answersOf(operation)).map(([status, answer]) => [status, responseOf(answer)]),
    ),
  };
}

function parametersOf(given: z.ZodObject | undefined, where: 'query' | 'header'): Json[] {
  return Object.entries(given?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema as z.ZodType, 'input');
    const required = !(schema as z.ZodType).safeParse(undefined).success;
    return { name, in: where, required, ...(description !== undefined && { description }), schema: rest };
  });
}

function responseOf({ description, body, type = 'application/json', headers }: Answer): Json {
  return {
    description,
    ...(headers && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, about]) => [
          name,
          { description: about, schema: { type: 'string' } },
        ]),
      ),
    }),
    ...(body && { content: { [type]: { schema: schemaOf(body, 'output') } } }),
  };
}

/** OpenAPI 3.1 takes JSON Schema as it is. Each schema stands where it is used, so that it can be read there. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, id, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline' }) as Json;
  return rest;
}
