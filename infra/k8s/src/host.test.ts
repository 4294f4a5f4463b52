import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { parse } from 'yaml';
import { environmentOf, manifests, variant, workloadsOf } from './objects.js';

const text = (path: string) => readFileSync(join(manifests, path), 'utf8');
const { host } = parse(text('base/ingress.yaml')).spec.rules[0];

const withoutComments = (path: string) => text(path).replace(/^\s*#.*$/gm, '');

/** The variables of auth that tell others where the marketplace is. */
async function toldByAuth(name: string) {
  const auth = workloadsOf(await variant(name)).find((one) => one.name === 'auth');
  const { PUBLIC_URL, MAIL_FROM } = environmentOf(auth?.containers[0] ?? { name: '', image: '' });
  return { PUBLIC_URL, MAIL_FROM };
}

describe('the host of the marketplace', () => {
  it('is said in the ingress, and there alone', () => {
    const files = ['base', 'components', 'overlays'].flatMap((folder) =>
      readdirSync(join(manifests, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.yaml'))
        .map((path) => join(folder, path)),
    );

    expect(files.filter((path) => withoutComments(path).includes(host))).toEqual(['base/ingress.yaml']);
  });

  it.each([
    ['overlays/ci', 'http'],
    ['overlays/production', 'https'],
    ['components/gateway-api', 'http'],
    ['components/gateway-api-tls', 'https'],
  ])('is told in mails by %s', async (name, scheme) => {
    expect(await toldByAuth(name)).toEqual({
      PUBLIC_URL: `${scheme}://${host}`,
      MAIL_FROM: `Ticketing <help@${host}>`,
    });
  });

  it('is this machine in links of the overlay dev, at the port that skaffold forwards', async () => {
    const { portForward } = parse(readFileSync(join(root, 'skaffold.yaml'), 'utf8'));
    const { localPort } = portForward.find(
      ({ resourceName }: { resourceName: string }) => resourceName === 'local-gateway',
    );

    expect(await toldByAuth('overlays/dev')).toEqual({
      PUBLIC_URL: `http://localhost:${localPort}`,
      MAIL_FROM: `Ticketing <help@${host}>`,
    });
  });

  it.each(['gateway-api', 'gateway-api-tls'])('is that of %s as well', async (name) => {
    const routes = (await variant(`components/${name}`)).filter(({ kind }) => kind === 'HTTPRoute');

    expect(routes.map(({ spec }) => spec.hostnames)).toEqual(routes.map(() => [host]));
  });
});
