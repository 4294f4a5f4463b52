import express from 'express';
import request from 'supertest';
import { createMetrics } from '../process/metrics.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { errorHandler } from './error-handler.js';
import { health, onceServing } from './health.js';

const checks = { serving: true };
const metrics = createMetrics('test');
const app = express().use(health(() => checks, metrics));

describe('health', () => {
  it('says on /healthz that the process answers, whatever its dependencies do', async () => {
    Object.assign(checks, { serving: true, mongo: false });
    const answer = await request(app).get('/healthz');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'ok' });
  });

  it.each([
    [{ serving: true, mongo: true, bus: true }, 200, 'ready'],
    [{ serving: true, mongo: false, bus: true }, 503, 'not ready'],
    [{ serving: false, mongo: true, bus: true }, 503, 'not ready'],
  ])('says on /readyz of %j: %i', async (dependencies, code, status) => {
    Object.assign(checks, dependencies);
    const answer = await request(app).get('/readyz');
    expect(answer.status).toBe(code);
    expect(answer.body).toEqual({ status, checks: dependencies });
  });

  it.each([
    ['bus', { serving: true, mongo: true, bus: false }, 200],
    ['bus', { serving: true, mongo: false, bus: true }, 503],
    ['mongo&exclude=bus', { serving: true, mongo: false, bus: false }, 200],
    ['nothing-known', { serving: true, mongo: true, bus: false }, 503],
  ])('leaves out on /readyz?exclude=%s of %j: %i', async (excluded, dependencies, code) => {
    Object.assign(checks, dependencies);
    const answer = await request(app).get(`/readyz?exclude=${excluded}`);
    expect(answer.status).toBe(code);
    expect(answer.body.checks).toEqual(dependencies);
  });

  it('shows figures on /metrics as Prometheus reads them', async () => {
    metrics.eventsPublished.inc({ subject: 'ticket:created' });
    const answer = await request(app).get('/metrics');
    expect(answer.type).toBe('text/plain');
    expect(answer.text).toContain('events_published_total{subject="ticket:created",service="test"} 1');
  });
});

describe('the figure of readiness', () => {
  it('has each check of /readyz, as it is when it is asked for', async () => {
    const dependencies = { serving: true, mongo: true, bus: false };
    const own = createMetrics('test');
    const service = express().use(health(() => dependencies, own));

    const before = await request(service).get('/metrics');
    expect(before.text).toContain('service_ready{check="mongo",service="test"} 1');
    expect(before.text).toContain('service_ready{check="bus",service="test"} 0');

    dependencies.bus = true;
    const after = await request(service).get('/metrics');
    expect(after.text).toContain('service_ready{check="bus",service="test"} 1');
  });
});

describe('onceServing', () => {
  it('refuses requests until the service has served once, and from then on lets them through', async () => {
    const dependencies = { serving: false, mongo: true, bus: false };
    const gated = express()
      .use(onceServing(() => dependencies))
      .get('/', (_request, response) => {
        response.json({});
      })
      .use(errorHandler(createCapturedLog().logger));

    const early = await request(gated).get('/');
    expect(early.status).toBe(503);
    expect(early.get('Retry-After')).toBe('1');

    dependencies.serving = true;
    await request(gated).get('/').expect(200);
    Object.assign(dependencies, { serving: false, mongo: false });
    await request(gated).get('/').expect(200);
  });
});
