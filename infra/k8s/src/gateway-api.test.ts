import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { parse, parseAllDocuments } from 'yaml';
import { type KubernetesObject, variant } from './objects.js';

const text = (path: string) => readFileSync(join(root, path), 'utf8');

interface IngressPath {
  path: string;
  backend: { service: { name: string; port: { number: number } } };
}

interface GatewayRule {
  matches: { path: { type: string; value: string } }[];
  timeouts: { request: string };
  backendRefs: { name: string; port: number }[];
}

const gatewayNamed = (objects: KubernetesObject[], name: string) =>
  objects.find(({ kind, metadata }) => kind === 'Gateway' && metadata.name === name);

const routeNamed = (objects: KubernetesObject[], name: string) =>
  objects.find(({ kind, metadata }) => kind === 'HTTPRoute' && metadata.name === name);

/** The rules of the pages and the API, and apart from them those of single endpoints. */
async function rules(): Promise<{ ofPrefixes: GatewayRule[]; ofEndpoints: GatewayRule[] }> {
  const all: GatewayRule[] = routeNamed(await variant('components/gateway-api'), 'routes')?.spec.rules;
  const isOfPrefix = ({ matches }: GatewayRule) => matches[0]?.path.type === 'PathPrefix';
  return { ofPrefixes: all.filter(isOfPrefix), ofEndpoints: all.filter((rule) => !isOfPrefix(rule)) };
}

describe('the Gateway API', () => {
  it('has the routes of the ingress', async () => {
    const [rule] = parse(text('infra/k8s/base/ingress.yaml')).spec.rules;

    const wanted = rule.http.paths.map(({ path, backend: { service } }: IngressPath) => [
      path,
      service.name,
      service.port.number,
    ]);
    const given = (await rules()).ofPrefixes.map(({ matches, backendRefs }) => [
      matches[0]?.path.value,
      backendRefs[0]?.name,
      backendRefs[0]?.port,
    ]);
    expect(given).toEqual(wanted);
  });

  it('answers within ten seconds, but for the stream of a ticket, which it does not cut', async () => {
    const [, endpoint = ''] = text('tickets/src/routes/watch-ticket.ts').match(/\.get\('(.*?)'/) ?? [];
    const { ofPrefixes, ofEndpoints } = await rules();

    expect(ofPrefixes.map(({ timeouts }) => timeouts.request)).toEqual(ofPrefixes.map(() => '10s'));
    expect(ofEndpoints).toHaveLength(1);
    const [stream] = ofEndpoints as [GatewayRule];
    const pattern = new RegExp(`^${stream.matches[0]?.path.value}$`);
    expect(endpoint.replace(':id', '65a1')).toMatch(pattern);
    expect('/api/tickets/65a1').not.toMatch(pattern);
    expect(stream.timeouts.request).toBe('0s');
    expect(stream.backendRefs).toEqual([{ name: 'tickets-srv', port: 3000 }]);
  });

  it('has the limits of the ingress, for visitors and not for the client’s pods', () => {
    const { annotations } = parse(text('infra/k8s/base/ingress.yaml')).metadata;
    const limit = (name: string) => annotations[`nginx.ingress.kubernetes.io/${name}`];
    const policy = parse(text('infra/k8s/components/gateway-api/limits.yaml')).spec;
    const documents = parseAllDocuments(text('infra/k8s/components/gateway-api/gateway.yaml'));
    const client = text('infra/k8s/components/gateway-api/client.yaml');
    const inside = documents
      .map((one) => one.toJS())
      .find(({ kind, metadata }) => kind === 'EnvoyProxy' && metadata.name === 'inside');

    expect(policy.rateLimit.local.rules.map((rule: { limit: object }) => rule.limit)).toEqual(
      Array(2).fill({ requests: 60 * Number(limit('limit-rps')), unit: 'Minute' }),
    );
    expect(policy.requestBuffer.limit).toBe(limit('proxy-body-size').replace('m', 'Mi'));
    expect(policy.targetRefs.map(({ name }: { name: string }) => name)).toEqual(['gateway']);
    expect(client).toContain(
      `http://${inside.spec.provider.kubernetes.envoyService.name}.envoy-gateway-system`,
    );
  });
});

describe('the Gateway API with TLS', () => {
  const deployed = () => variant('components/gateway-api-tls');

  it('has a certificate that cert-manager makes for the host', async () => {
    const objects = await deployed();
    const { metadata, spec } = gatewayNamed(objects, 'gateway') as KubernetesObject;
    const issuer = objects.find(({ kind }) => kind === 'Issuer');

    expect(metadata.annotations?.['cert-manager.io/issuer']).toBe(issuer?.metadata.name);
    expect(spec.listeners).toContainEqual({
      name: 'https',
      hostname: routeNamed(objects, 'routes')?.spec.hostnames[0],
      port: 443,
      protocol: 'HTTPS',
      tls: { mode: 'Terminate', certificateRefs: [{ name: 'gateway-tls' }] },
    });
  });

  it('lets nobody in from outside without it, and sends them to where it is', async () => {
    const objects = await deployed();
    const [rule] = routeNamed(objects, 'to-tls')?.spec.rules ?? [];

    expect(routeNamed(objects, 'routes')?.spec.parentRefs).toEqual([
      { name: 'gateway', sectionName: 'https' },
      { name: 'inside' },
    ]);
    expect(routeNamed(objects, 'to-tls')?.spec.parentRefs).toEqual([
      { name: 'gateway', sectionName: 'http' },
    ]);
    expect(rule).toEqual({
      filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
    });
  });

  it('has Let’s Encrypt asked about the host where one comes in without it', async () => {
    const [{ http01 }] = (await deployed()).find(({ kind }) => kind === 'Issuer')?.spec.acme.solvers ?? [];

    expect(http01.gatewayHTTPRoute.parentRefs).toEqual([
      expect.objectContaining({ kind: 'Gateway', name: 'gateway', sectionName: 'http' }),
    ]);
  });
});
