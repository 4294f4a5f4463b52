import { allowedArrows, within } from './allowed-arrows.js';
import { wantedArrows } from './arrows.js';
import { schemaFaults, scoreFaults } from './checkers.js';
import { unknownVariables } from './environment.js';
import { type KubernetesObject, renderedVariant, variant, workloadsOf } from './objects.js';
import { missingPorts, tooFree } from './pods.js';

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

  it('in a port is seen by the probes and by the arrows', async () => {
    const objects = await variant(production);
    auth(objects).ports[0].name = 'web';

    expect(missingPorts(objects)).toContain('auth: readinessProbe asks port http');
    expect(() => wantedArrows(objects)).toThrow('no container of auth has the port http');
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

  it('by which a policy allows too much is seen by the arrows', async () => {
    const objects = await variant(production);
    find(objects, 'NetworkPolicy', 'redis').spec.ingress[0].from[0] = { podSelector: {} };

    expect(within(wantedArrows(objects), 'ingress')).not.toContain('client → redis:6379');
    expect(within(allowedArrows(objects, 'ingress'), 'ingress')).toContain('client → redis:6379');
  });
});
