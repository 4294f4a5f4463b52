import request from 'supertest';
import { assemble } from '../process/service.fixture.js';
import { eventually } from '../testing/eventually.js';
import { useCollector } from './collector.fixture.js';

const collector = useCollector();

describe('a collector that is away', () => {
  const refused = (lines: Record<string, unknown>[]) =>
    lines.filter(({ msg }) => msg === 'spans not sent, trying on with later ones');

  beforeAll(() => {
    process.env.OTEL_BSP_SCHEDULE_DELAY = '10';
    // Longer than a stop waits, and not so long that the test's end would.
    process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '3000';
  });
  afterAll(() => {
    delete process.env.OTEL_BSP_SCHEDULE_DELAY;
    delete process.env.OTEL_EXPORTER_OTLP_TIMEOUT;
  });

  it('is said once, and once that it is back, while requests are answered', async () => {
    const { service, lines } = assemble({}, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await service.start();
    collector.behaviour = 'refusing';
    await eventually(async () => {
      await request(service.app).get('/').expect(200);
      expect(collector.headers.length).toBeGreaterThan(2);
    });
    collector.behaviour = 'taking';
    await eventually(async () => {
      await request(service.app).get('/').expect(200);
      expect(lines).toContainEqual(expect.objectContaining({ msg: 'spans are sent again' }));
    });
    await service.stop();

    expect(refused(lines)).toHaveLength(1);
  });

  it('holds up no stop', async () => {
    // Longer than a service has for its stop.
    process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '20000';
    const { service, lines } = assemble({}, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await service.start();
    collector.behaviour = 'silent';
    await request(service.app).get('/').expect(200);
    await eventually(() => expect(collector.headers).toHaveLength(1));

    await service.stop();

    expect(lines).not.toContainEqual(expect.objectContaining({ msg: 'cut short while stopping' }));
  });
});
