import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as OTLP has it in JSON: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Attribute[];
  status: { code?: number };
}

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: number };
}

interface Sent {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: SentSpan[] }[] }[];
}

const valuesOf = (attributes: Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]),
  ) as Record<string, string | number>;

const kinds = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

const spansIn = ({ resourceSpans }: Sent) =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ traceId, spanId, parentSpanId, name, kind, attributes, status }) => ({
        resource: valuesOf(resource.attributes),
        ...{ traceId, spanId, parentSpanId, name },
        kind: kinds[kind],
        attributes: valuesOf(attributes),
        failed: status.code === 2,
      })),
    ),
  );

/** An OpenTelemetry collector that keeps what it is sent, until it is told to refuse it or to say nothing. */
export function useCollector() {
  const spans: ReturnType<typeof spansIn> = [];
  const headers: IncomingHttpHeaders[] = [];
  const collector = { url: '', spans, headers, behaviour: 'taking' as 'taking' | 'refusing' | 'silent' };
  const server = createServer(async (request, response) => {
    if (request.url !== '/v1/traces') return response.writeHead(404).end();
    headers.push(request.headers);
    const sent = (await json(request)) as Sent;
    if (collector.behaviour === 'silent') return;
    if (collector.behaviour === 'refusing') return response.writeHead(400).end();
    spans.push(...spansIn(sent));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    collector.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    spans.length = 0;
    headers.length = 0;
    collector.behaviour = 'taking';
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return collector;
}
