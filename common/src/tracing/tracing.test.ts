import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Router } from 'express';
import { Schema } from 'mongoose';
import request from 'supertest';
import { useBuses } from '../bus/nats-bus.fixture.js';
import { useNatsServer } from '../bus/nats-server.fixture.js';
import { newId } from '../mongo/new-id.js';
import { optimisticConcurrency } from '../mongo/optimistic-concurrency.js';
import { record, type WithOutbox } from '../outbox/outbox-entry.js';
import { baseConfig, readConfig } from '../process/config.js';
import type { Platform } from '../process/platform.js';
import { assemble } from '../process/service.fixture.js';
import { createSweep } from '../process/sweep.js';
import { currentTraceparent } from '../process/trace-context.js';
import { eventually } from '../testing/eventually.js';
import { useCollector } from './collector.fixture.js';

const run = promisify(execFile);
const server = useNatsServer();
const { create } = useBuses(server);
const collector = useCollector();

const traceId = '0af7651916cd43dd8448eb211c80319c';
const caller = 'b7ad6b7169203331';
const traceparent = `00-${traceId}-${caller}-01`;
const user = () => ({ id: newId(), name: 'Ada' });

/** Saves something that tells of that event. */
function teller({ connection, outbox, clock }: Platform, name: string) {
  const schema = new Schema<WithOutbox>({});
  schema.plugin(optimisticConcurrency).plugin(outbox.plugin);
  const model = outbox.watch(connection.model<WithOutbox>(name, schema));
  return async (subject: 'user:created' | 'user:updated') => {
    const saved = new model();
    record(saved, subject, user(), clock.now());
    await saved.save();
  };
}

/** Two services on the real broker: one answers requests and tells of them, the other goes on from that. */
async function startBoth(endpoint: string | undefined) {
  const tracing = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
  let tell = async (_subject: 'user:created' | 'user:updated') => {};
  const route = Router().post('/things/:id', async (_request, response) => {
    await tell('user:created');
    response.status(201).json({ traceparent: currentTraceparent() });
  });
  const first = assemble(
    {},
    { ...tracing, NATS_CLIENT_ID: 'first-0' },
    { bus: create(`first-${newId()}`).bus },
    [route],
  );
  tell = teller(first.platform, 'Told');
  const handled: string[] = [];
  const second = assemble(
    {
      subscriptions: {
        'user:created': async () => {
          await go('user:updated');
          handled.push(currentTraceparent());
        },
      },
    },
    tracing,
    { bus: create(`second-${newId()}`).bus },
  );
  const go = teller(second.platform, 'GoneOn');
  await Promise.all([first.service.start(), second.service.start()]);
  const stop = () => Promise.all([first.service.stop(), second.service.stop()]);
  return { app: first.service.app, handled, lines: first.lines, stop };
}

const named = (name: string) => {
  const found = collector.spans.filter((span) => span.name === name);
  expect(found).toHaveLength(1);
  return found[0] as (typeof collector.spans)[number];
};

describe('a request whose traces are collected', () => {
  it('is followed through its events by spans that hang together', async () => {
    const { app, handled, stop } = await startBoth(`${collector.url}/`);
    const { body } = await request(app).post('/things/1?q=secret').set('traceparent', traceparent);
    await eventually(() => expect(handled).toHaveLength(1));
    await stop();

    const answered = named('POST /things/:id');
    const published = named('publish user:created');
    const processed = named('process user:created');
    const wentOn = named('publish user:updated');
    expect([answered, published, processed, wentOn].map((span) => [span.traceId, span.parentSpanId])).toEqual(
      [
        [traceId, caller],
        [traceId, answered.spanId],
        [traceId, published.spanId],
        [traceId, processed.spanId],
      ],
    );
    expect(body.traceparent).toBe(`00-${traceId}-${answered.spanId}-01`);
    expect(handled).toEqual([`00-${traceId}-${processed.spanId}-01`]);
  });

  it('begins the trace that its id names, where no other does', async () => {
    const { app, handled, stop } = await startBoth(collector.url);
    const answer = await request(app).post('/things/1');
    await eventually(() => expect(handled).toHaveLength(1));
    await stop();

    expect(answer.get('X-Request-Id')).toMatch(/^[0-9a-f]{32}$/);
    expect(named('POST /things/:id')).toMatchObject({ traceId: answer.get('X-Request-Id') });
  });

  it('is told of by the names of the semantic conventions', async () => {
    const { app, handled, stop } = await startBoth(collector.url);
    await request(app).post('/things/1?q=secret').set('X-Forwarded-Proto', 'https');
    await request(app).get('/nowhere');
    await eventually(() => expect(handled).toHaveLength(1));
    await stop();

    expect(named('POST /things/:id')).toMatchObject({
      kind: 'server',
      failed: false,
      resource: {
        'service.name': 'test',
        'service.instance.id': 'first-0',
        'telemetry.sdk.language': 'nodejs',
      },
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/things/:id',
        'http.response.status_code': 201,
        'url.path': '/things/1',
        'url.scheme': 'https',
      },
    });
    const event = { 'messaging.system': 'nats_streaming', 'messaging.destination.name': 'user:created' };
    expect(named('publish user:created')).toMatchObject({ kind: 'producer', attributes: event });
    expect(named('process user:created')).toMatchObject({
      kind: 'consumer',
      attributes: { ...event, 'messaging.consumer.group.name': 'test' },
    });
    expect(named('GET').attributes).toMatchObject({ 'http.response.status_code': 404 });
    expect(JSON.stringify(collector.spans)).not.toContain('secret');
  });

  it('that its caller does not have recorded goes on like that, and is not sent', async () => {
    const { app, handled, stop } = await startBoth(collector.url);
    await request(app).post('/things/1').set('traceparent', `00-${traceId}-${caller}-00`);
    await eventually(() => expect(handled).toHaveLength(1));
    await stop();

    expect(handled[0]).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
    expect(collector.spans).toEqual([]);
  });
});

/** Tells of one span in a process of its own, on the build. @returns how many files it has loaded for that. */
async function tellInProcess(variables: Record<string, string>): Promise<number> {
  const source = `
    import { Module } from 'node:module';
    import { createTracing } from '${pathToFileURL(`${__dirname}/../../dist/tracing/tracer.js`).href}';
    const { OTEL_EXPORTER_OTLP_ENDPOINT } = process.env;
    const logger = { warn: console.error };
    const tracing = createTracing(OTEL_EXPORTER_OTLP_ENDPOINT, { service: 'ours', instance: 'ours-0', logger });
    await tracing.start();
    tracing.begin('internal')?.end({ name: 'one' });
    await tracing.stop();
    console.log(Object.keys(Module._cache).filter((file) => file.includes('@opentelemetry')).length);`;
  const options = { env: variables };
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', source], options);
  return Number(stdout);
}

describe('a process', () => {
  const asked = () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });

  it('loads nothing of OpenTelemetry unless it is told of a collector', async () => {
    expect(await tellInProcess({})).toBe(0);
    expect(collector.headers).toEqual([]);
    expect(await tellInProcess(asked())).toBeGreaterThan(10);
    expect(named('one').resource['service.name']).toBe('ours');
  });

  it("heeds the standard's other variables", async () => {
    await tellInProcess({
      ...asked(),
      OTEL_SERVICE_NAME: 'theirs',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=trial',
    });
    expect(named('one').resource).toMatchObject({
      'service.name': 'theirs',
      'deployment.environment.name': 'trial',
    });

    await tellInProcess({ ...asked(), OTEL_TRACES_SAMPLER: 'always_off' });
    expect(collector.spans).toHaveLength(1);
  });
});

it('a collector that asks for a token gets it, also from a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'collector-'));
  const file = join(folder, 'headers');
  writeFileSync(file, 'authorization=Bearer%20token,x-team=tickets\n');
  const shape = { OTEL_EXPORTER_OTLP_HEADERS: baseConfig.OTEL_EXPORTER_OTLP_HEADERS };
  const config = readConfig(shape, { OTEL_EXPORTER_OTLP_HEADERS_FILE: file });
  rmSync(folder, { recursive: true });

  const { platform, service } = assemble({}, { ...config, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  await platform.tracer.start();
  platform.tracer.begin('internal')?.end({ name: 'one' });
  await service.stop();

  expect(collector.headers).toMatchObject([{ authorization: 'Bearer token', 'x-team': 'tickets' }]);
});

describe('a sweep whose traces are collected', () => {
  async function sweepOnce(run: () => Promise<void>) {
    const { platform, service } = assemble({}, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await platform.tracer.start();
    const sweep = createSweep({ ...platform, name: 'test sweep', interval: 1_000, run });
    await sweep.now();
    await service.stop();
  }

  it('is a span where something went on from it', async () => {
    const told: string[] = [];
    await sweepOnce(async () => void told.push(currentTraceparent()));
    const { traceId: itsTrace, spanId, kind, parentSpanId } = named('test sweep');
    expect(told).toEqual([`00-${itsTrace}-${spanId}-01`]);
    expect({ kind, parentSpanId }).toEqual({ kind: 'internal', parentSpanId: undefined });
  });

  it('is a span that says so where it failed', async () => {
    await sweepOnce(() => Promise.reject(new RangeError('with somebody@example.com in it')));
    expect(named('test sweep')).toMatchObject({ failed: true, attributes: { 'error.type': 'RangeError' } });
    expect(JSON.stringify(collector.spans)).not.toContain('somebody');
  });

  it('is none where there was nothing to do', async () => {
    await sweepOnce(async () => {});
    expect(collector.spans).toEqual([]);
  });
});
