import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { allowedArrows, within } from './allowed-arrows.js';
import { wantedArrows } from './arrows.js';
import { schemaFaults, scoreFaults } from './checkers.js';
import { unknownVariables } from './environment.js';
import { deadForwards } from './forwards.js';
import { type KubernetesObject, render, renderedVariant, variant, workloadsOf } from './objects.js';
import { missingPorts, stopLimit, tooFree, unansweredPaths } from './pods.js';

const production = 'overlays/production';

const find = (objects: KubernetesObject[], kind: string, name: string) =>
  objects.find((one) => one.kind === kind && one.metadata.name === name) as KubernetesObject;

const auth = (objects: KubernetesObject[]) =>
  find(objects, 'Deployment', 'auth').spec.template.spec.containers[0];

describe('a mistake that somebody makes', () => {
  it('in the name of a field is seen by kubeconform', async () => {
    const rendered = (await renderedVariant(production)).replace(
      'readOnlyRootFilesystem',
      'readOnlyRootFileSystem',
    );

    expect((await schemaFaults({ planted: rendered })).join('\n')).toContain(
      "'readOnlyRootFileSystem' not allowed",
    );
  });

  it.each([
    [
      'components/gateway-api-tls',
      {
        certificateRefs: 'certificateRef',
        timeouts: 'timeout',
        requestBuffer: 'buffer',
        envoyService: 'service',
      },
    ],
    [production, { privateKeySecretRef: 'privateKeySecret', honorLabels: 'honourLabels' }],
  ])('in the fields of what operators bring to %s is seen by kubeconform', async (name, mistakes) => {
    let rendered = await renderedVariant(name);
    for (const [right, wrong] of Object.entries(mistakes))
      rendered = rendered.replace(`${right}:`, `${wrong}:`);

    const faults = (await schemaFaults({ planted: rendered })).join('\n');
    for (const wrong of Object.values(mistakes)) expect(faults).toContain(`'${wrong}' not allowed`);
  });

  it('in the name of a port is seen by the probes and by the arrows', async () => {
    const objects = await variant(production);
    auth(objects).ports[0].name = 'web';

    expect(missingPorts(objects)).toContain('auth: readinessProbe asks port http');
    expect(() => wantedArrows(objects)).toThrow('no container of auth has the port http');
  });

  it('by which a service listens elsewhere than at the port of its container is seen', async () => {
    const objects = await variant(production);
    auth(objects).env.find(({ name }: { name: string }) => name === 'PORT').value = '3001';

    expect(missingPorts(objects)).toEqual(['auth: PORT says port 3001']);
  });

  it.each([
    ['--port=4222', '--port=4223'],
    ['--http_port=8222', '--http_port=8223'],
    ['--cluster=nats://0.0.0.0:6222', '--cluster=nats://0.0.0.0:6223'],
  ])('by which the broker has %s as %s is seen', async (right, wrong) => {
    const objects = await variant(production);
    const [{ args }] = find(objects, 'StatefulSet', 'nats-streaming').spec.template.spec.containers;
    args.splice(args.indexOf(right), 1, wrong);

    const [by, port] = [wrong.split('=')[0], wrong.slice(-4)];
    expect(missingPorts(objects)).toEqual([`nats-streaming: ${by} says port ${port}`]);
  });

  it('in the port that Prometheus asks is seen by the arrows', async () => {
    const objects = await variant(production);
    find(objects, 'ServiceMonitor', 'services').spec.endpoints[0].port = 'htpp';

    expect(() => wantedArrows(objects)).toThrow('service auth-srv has no port named htpp');
  });

  it('in the path that Prometheus asks for is seen', async () => {
    const objects = await variant(production);
    find(objects, 'ServiceMonitor', 'services').spec.endpoints[0].path = '/metricz';

    expect(unansweredPaths(objects)).toEqual(['services asks for /metricz']);
  });

  it('in what Skaffold forwards is seen', async () => {
    const objects = await variant('overlays/dev');
    const gateway = {
      resourceType: 'service',
      resourceName: 'local-gateway',
      namespace: 'ticketing',
      port: 3000,
    };

    expect(deadForwards([{ ...gateway, port: 3001 }], objects)).toEqual([
      'service local-gateway has no port 3001',
    ]);
    expect(deadForwards([{ ...gateway, resourceName: 'gateway' }], objects)).toEqual([
      'there is no service gateway in ticketing',
    ]);
  });

  it('by which a component has a field that is out of date is said by kustomize', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kustomize-'));
    const outOfDate = { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component' };
    await writeFile(
      join(folder, 'kustomization.yaml'),
      stringify({ ...outOfDate, commonLabels: { planted: 'true' } }),
    );

    expect((await render(folder)).warnings).toContain("'commonLabels' is deprecated");
    await rm(folder, { recursive: true });
  });

  it('by which a service takes longer to stop than its pod is read in the code of the service', () => {
    expect(stopLimit('const STOP_LIMIT = 19_000;')).toBe(19);
  });

  it('by which a variable is missing is seen by the service itself', async () => {
    const objects = await variant(production);
    const container = auth(objects);
    container.env = container.env.filter(({ name }: { name: string }) => name !== 'JWT_KEY');

    await expect(unknownVariables('auth', container)).rejects.toThrow('cannot start: JWT_KEY is missing');
  });

  it('by which a variable goes to whoever does not know it is seen', async () => {
    const container = auth(await variant(production));
    container.env.push({ name: 'RESERVATION_SECONDS', value: '900' });

    expect(await unknownVariables('auth', container)).toEqual(['RESERVATION_SECONDS']);
  });

  it('by which a container is privileged is seen, by kube-score as well', async () => {
    const objects = await variant(production);
    auth(objects).securityContext.privileged = true;
    const rendered = (await renderedVariant(production)).replace(
      'allowPrivilegeEscalation: false',
      'allowPrivilegeEscalation: false\n          privileged: true',
    );

    expect(workloadsOf(objects).flatMap(tooFree)).toEqual(['auth: service is privileged']);
    expect((await scoreFaults(production, rendered)).join('\n')).toContain('privileged');
  });

  it('by which a policy is missing is seen by the arrows', async () => {
    const objects = (await variant(production)).filter(
      ({ kind, metadata }) => !(kind === 'NetworkPolicy' && metadata.name === 'redis'),
    );

    expect(within(wantedArrows(objects), 'ingress')).toContain('expiration → redis:6379');
    expect(within(allowedArrows(objects, 'ingress'), 'ingress')).not.toContain('expiration → redis:6379');
  });

  it('by which a policy names nobody, and so lets in everybody, is seen by the arrows', async () => {
    const objects = await variant(production);
    delete find(objects, 'NetworkPolicy', 'redis').spec.ingress[0].from;

    const allowed = within(allowedArrows(objects, 'ingress'), 'ingress');
    expect(allowed).toEqual(
      expect.arrayContaining(
        ['client', 'namespace any', 'the Internet'].map((from) => `${from} → redis:6379`),
      ),
    );
  });

  it('by which a policy has rules for an end of which it does not speak is seen by the arrows', async () => {
    const objects = await variant(production);
    find(objects, 'NetworkPolicy', 'tickets').spec.policyTypes = ['Ingress'];

    expect(within(wantedArrows(objects), 'egress')).toContain('tickets → redis:6379');
    expect(within(allowedArrows(objects, 'egress'), 'egress')).not.toContain('tickets → redis:6379');
  });

  it('by which a policy allows too much is seen by the arrows', async () => {
    const objects = await variant(production);
    find(objects, 'NetworkPolicy', 'redis').spec.ingress[0].from[0] = { podSelector: {} };

    expect(within(wantedArrows(objects), 'ingress')).not.toContain('client → redis:6379');
    expect(within(allowedArrows(objects, 'ingress'), 'ingress')).toContain('client → redis:6379');
  });
});
