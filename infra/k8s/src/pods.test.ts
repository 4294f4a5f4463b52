import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { parse } from 'yaml';
import { podsBehind } from './arrows.js';
import { services, variant, variants, workloadsOf } from './objects.js';
import { missingPorts, probesOf, stopLimit, tooFree, unansweredPaths } from './pods.js';

/** Where the paths come from that probes ask: the routes that every service has, and the client's files. */
const sources: Record<string, (path: string) => boolean> = {
  service: (path) => readFileSync(join(root, 'common/src/http/health.ts'), 'utf8').includes(`'${path}'`),
  client: (path) => existsSync(join(root, 'client/src/app', path)),
  'stripe-stand-in': (path) =>
    readFileSync(join(root, 'infra/local/src/stripe-stand-in/app.ts'), 'utf8').includes(`'${path}'`),
  // Its own: https://docs.nats.io/legacy/stan/intro/monitoring
  'nats-streaming': (path) => path === '/streaming/serverz',
  // https://mailpit.axllent.org/docs/configuration/healthcheck/
  mailpit: (path) => path === '/readyz',
};

describe.each(variants)('every pod of %s', (name) => {
  it('gets nothing that it does not need', async () => {
    expect(workloadsOf(await variant(name)).flatMap(tooFree)).toEqual([]);
  });

  it('that serves has the three probes, and they ask for paths that exist', async () => {
    const serving = workloadsOf(await variant(name)).flatMap(({ containers }) =>
      containers.filter(({ ports }) => ports),
    );
    for (const container of serving) {
      const probes = probesOf(container);
      expect([container.name, Object.keys(probes)]).toEqual([
        container.name,
        ['startupProbe', 'readinessProbe', 'livenessProbe'],
      ]);
      for (const { httpGet } of Object.values(probes)) {
        const path = httpGet?.path.split('?', 1)[0];
        expect([container.name, path, path === undefined || sources[container.name]?.(path)]).toEqual([
          container.name,
          path,
          true,
        ]);
      }
    }
  });

  it('lives whatever becomes of what it depends on', async () => {
    const asked = workloadsOf(await variant(name)).flatMap(({ containers }) =>
      containers.map(({ livenessProbe }) => livenessProbe?.httpGet?.path),
    );
    expect(asked.filter((path) => path?.startsWith('/readyz'))).toEqual([]);
  });

  it('has the ports that probes and services speak of', async () => {
    const objects = await variant(name);

    expect(missingPorts(objects)).toEqual([]);
    expect(unansweredPaths(objects)).toEqual([]);
    for (const service of objects.filter(({ kind }) => kind === 'Service')) {
      for (const { port } of service.spec.ports) podsBehind(service, port, objects);
    }
  });

  it('ends later than its service does by itself', async () => {
    for (const { containers, pod } of workloadsOf(await variant(name))) {
      if (containers[0]?.name !== 'service') continue;
      const before = pod.containers[0].lifecycle.preStop.sleep.seconds;
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(before + stopLimit());
    }
  });

  it('of a replica set is ready when it says that it is primary or secondary, not when it takes connections', async () => {
    const members = workloadsOf(await variant(name)).flatMap(({ containers }) =>
      containers.filter(({ args }) => args?.includes('--replSet=rs0')),
    );
    for (const { readinessProbe } of members) {
      expect(readinessProbe?.tcpSocket).toBeUndefined();
      expect(readinessProbe?.exec?.command).toEqual(['bash', '/replica-set/is-member']);
    }
  });

  it('is made of an image that skaffold.yaml builds, or of one with its full version', async () => {
    const skaffold = parse(readFileSync(join(root, 'skaffold.yaml'), 'utf8'));
    const built = skaffold.build.artifacts.map(({ image }: { image: string }) => image);
    const images = workloadsOf(await variant(name)).flatMap(({ pod }) =>
      [...(pod.initContainers ?? []), ...pod.containers].map(({ image }: { image: string }) => image),
    );

    const strange = images.filter((image) => {
      const [repository = '', tag = ''] = image.split(':');
      return built.includes(repository) ? tag === 'latest' : !/^v?\d+\.\d+\.\d+/.test(tag);
    });
    expect(strange).toEqual([]);
  });
});

it('no two members of a majority are on one node in production', async () => {
  const members = workloadsOf(await variant('overlays/production')).filter(
    ({ kind, replicas }) => kind === 'StatefulSet' && replicas > 1,
  );

  expect(members.map(({ name }) => name)).toEqual([
    ...services.map((name) => `mongo-${name}`).sort(),
    'nats-streaming',
  ]);
  for (const { pod, labels, replicas } of members) {
    expect(pod.topologySpreadConstraints).toContainEqual({
      maxSkew: 1,
      minDomains: replicas,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': labels['app.kubernetes.io/name'] } },
    });
  }
});

it('skaffold.yaml builds each service, the client and the stand-in, in every profile that builds', () => {
  const skaffold = parse(readFileSync(join(root, 'skaffold.yaml'), 'utf8'));
  const images = services.map((name) => `ticketing/${name}`);
  const imagesOf = (build: { artifacts: { image: string }[] }) => build.artifacts.map(({ image }) => image);

  expect(imagesOf(skaffold.build)).toEqual([...images, 'ticketing/client', 'ticketing/stripe-stand-in']);
  for (const { build } of skaffold.profiles.filter((profile: { build?: object }) => profile.build)) {
    expect(imagesOf(build)).toEqual([...images, 'ticketing/client']);
  }
});
