import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifests, variant, workloadsOf } from './objects.js';

const folder = mkdtempSync(join(tmpdir(), 'make-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Plays kubectl: keeps what it is asked and what is piped to it, and knows of no secret. */
const kubectl = `#!/usr/bin/env bash
echo "$*" >> "${folder}/asked"
[[ $* != *'get secret'* ]] || exit 1
[[ $* != *'-f -'* ]] || cat >> "${folder}/made"
`;

beforeAll(() => {
  writeFileSync(join(folder, 'kubectl'), kubectl);
  chmodSync(join(folder, 'kubectl'), 0o755);
});

/** Makes secrets. Says how that ended, what kubectl was asked, and the names of the secrets. */
function makeSecrets(args: string[], variables: Record<string, string> = {}) {
  for (const name of ['asked', 'made']) writeFileSync(join(folder, name), '');
  const env = { PATH: `${folder}:${process.env.PATH}`, ...variables };
  const { status, stderr } = spawnSync(join(manifests, 'make-secrets'), args, { env, encoding: 'utf8' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const names = [...read('made').matchAll(/kind: Secret\nmetadata:\n {2}name: (\S+)/g)].map(
    ([, name]) => name,
  );
  return { status, stderr, asked: read('asked').split('\n'), names };
}

const ours = ['jwt', 'nats-streaming', 'redis'];
const databases = ['auth', 'tickets', 'orders', 'expiration', 'payments'].map((name) => `mongo-${name}`);
const stripe = { STRIPE_KEY: 'sk', STRIPE_PUBLISHABLE_KEY: 'pk', STRIPE_WEBHOOK_SECRET: 'whsec' };

describe('the secrets', () => {
  it('are made for a cluster with stand-ins without being told anything', () => {
    expect(makeSecrets(['--stand-in'])).toMatchObject({
      status: 0,
      names: [...ours, ...databases, 'stripe'],
    });
  });

  it("are made with Stripe's own, and with where mails leave", () => {
    const SMTP_URL = 'smtps://name:password@smtp.example.com:465';

    const { status, names } = makeSecrets([], { ...stripe, SMTP_URL });
    expect({ status, names }).toEqual({ status: 0, names: [...ours, ...databases, 'stripe', 'smtp'] });
  });
});

describe('the namespace of the secrets', () => {
  it('is made as the manifests have it, with what it refuses', () => {
    const { asked } = makeSecrets(['--stand-in']);

    expect(asked).toContain(`apply -f ${manifests}/base/namespace.yaml`);
    expect(asked.filter((line) => line.includes('create namespace'))).toEqual([]);
  });

  it('is a bare one where another is asked for', () => {
    const { asked } = makeSecrets(['--stand-in'], { NAMESPACE: 'elsewhere' });

    expect(asked).toContain('create namespace elsewhere --dry-run=client -o yaml');
    expect(asked.filter((line) => line.includes('namespace.yaml'))).toEqual([]);
  });
});

describe('the secrets that pods cannot start without', () => {
  it.each([
    ['overlays/dev', ['--stand-in'], {}],
    ['overlays/ci', ['--stand-in'], {}],
    ['overlays/ci-replicated', ['--stand-in'], {}],
    ['overlays/production', [], { ...stripe, SMTP_URL: 'smtps://smtp.example.com:465' }],
  ])('of %s are made', async (overlay, args, variables) => {
    const { names } = makeSecrets(args, variables);

    expect([...new Set(await secretsOf(overlay))].sort()).toEqual([...names].sort());
  });

  it("are not made in part, where production's mails could not leave", () => {
    const { status, stderr, names } = makeSecrets([], stripe);

    expect({ status, names }).toEqual({ status: 1, names: [] });
    expect(stderr).toContain('SMTP_URL: is not set');
  });
});

async function secretsOf(overlay: string): Promise<string[]> {
  return workloadsOf(await variant(overlay)).flatMap(({ pod, containers }) => [
    ...containers.flatMap(({ env = [] }) => env.flatMap(({ valueFrom }) => secretKeyOf(valueFrom))),
    ...(pod.volumes ?? []).flatMap(
      ({ secret }: { secret?: { secretName: string } }) => secret?.secretName ?? [],
    ),
  ]);
}

function secretKeyOf(from: { secretKeyRef?: { name: string; optional?: boolean } } = {}): string[] {
  return from.secretKeyRef && !from.secretKeyRef.optional ? [from.secretKeyRef.name] : [];
}
