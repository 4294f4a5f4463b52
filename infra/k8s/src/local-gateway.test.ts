import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { parse } from 'yaml';
import { deadForwards } from './forwards.js';
import { type Container, environmentOf, variant, workloadsOf } from './objects.js';

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const component = 'infra/k8s/components/local-gateway';

const deployed = async () => {
  const found = workloadsOf(await variant('overlays/dev')).find(({ name }) => name === 'local-gateway');
  return found?.containers[0] as Container & { volumeMounts: { mountPath: string }[] };
};

interface IngressPath {
  backend: { service: { name: string } };
}

describe('the local gateway in a cluster', () => {
  it('has the routes of the ingress, at any host', () => {
    const [own] = parse(text(`${component}/ingress.yaml`)).spec.rules;
    const [rule] = parse(text('infra/k8s/base/ingress.yaml')).spec.rules;

    expect(own).toEqual({ http: rule.http });
  });

  it('knows where each of them leads', async () => {
    const [rule] = parse(text(`${component}/ingress.yaml`)).spec.rules;
    const upstreams = JSON.parse(environmentOf(await deployed()).UPSTREAMS as string);

    expect(Object.keys(upstreams)).toEqual(
      rule.http.paths.map(({ backend }: IngressPath) => backend.service.name),
    );
  });

  it('finds its routes where they are mounted', async () => {
    const { command, volumeMounts } = await deployed();
    const [, read = ''] = text('infra/local/src/gateway/main.ts').match(/new URL\('(.*)', import/) ?? [];

    // The folder that its image works in: infra/docker/service.Dockerfile.
    const program = new URL(command?.at(-1) as string, 'file:///app/infra/local/');
    expect(new URL(read, program).pathname).toBe(`${volumeMounts[0]?.mountPath}/ingress.yaml`);
  });

  it('is in the image that it is started from', async () => {
    const { include } = parse(text('infra/local/tsconfig.build.json'));
    const folder = (await deployed()).command?.at(-1)?.match(/^dist\/(.*)\/main\.js$/)?.[1];

    expect(include).toContain(`src/${folder}`);
  });

  it('is deployed where skaffold forwards to it', async () => {
    const { portForward } = parse(text('skaffold.yaml'));

    expect(deadForwards(portForward, await variant('overlays/dev'))).toEqual([]);
  });

  it('is what skaffold forwards to the port of the pages', () => {
    expect(parse(text('skaffold.yaml')).portForward).toEqual([
      {
        resourceType: 'service',
        resourceName: 'local-gateway',
        namespace: 'ticketing',
        port: 3000,
        localPort: 3000,
      },
    ]);
  });
});
