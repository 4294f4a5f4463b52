import { variant } from './objects.js';

const ingressOf = async (name: string) => (await variant(name)).find(({ kind }) => kind === 'Ingress');

describe('the ingress in production', () => {
  it('has a certificate that cert-manager makes for the host', async () => {
    const ingress = await ingressOf('overlays/production');
    const issuer = (await variant('overlays/production')).find(({ kind }) => kind === 'Issuer');

    expect(issuer?.spec.acme.server).toMatch(/^https:\/\/acme-v02\.api\.letsencrypt\.org\//);
    expect(ingress?.metadata.annotations?.['cert-manager.io/issuer']).toBe(issuer?.metadata.name);
    expect(ingress?.spec.tls.map(({ hosts }: { hosts: string[] }) => hosts)).toEqual(
      ingress?.spec.rules.map(({ host }: { host: string }) => [host]),
    );
  });

  // By itself it does so where it has a certificate.
  it('is not told to answer whoever comes without TLS', async () => {
    const { annotations = {} } = (await ingressOf('overlays/production'))?.metadata ?? {};
    const names = Object.keys(annotations).filter((name) => name.includes('ssl') || name.includes('hsts'));
    expect(names).toEqual([]);
  });
});
