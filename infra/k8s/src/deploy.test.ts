import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { parse } from 'yaml';
import { manifests } from './objects.js';

const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Plays kubectl: keeps what it is asked, fails at what FAILS matches, and knows of all deployments but `client`, and of
 * two engines, one of which has a pod of a new revision that is not ready. It takes its time where SLOW is set.
 */
const kubectl = `#!/usr/bin/env bash
echo "$*" >> "${folder}/asked"
case "$*" in
  *'rollout status '*) [[ -z $SLOW ]] || sleep 0.5 ;;
  *'get deployment client '*) ;;
  *'get deployment '*) printf 7 ;;
  *'get statefulset '*) printf 'statefulset.apps/mongo-auth\nstatefulset.apps/redis\n' ;;
  *updateRevision*) printf 'redis-5d' ;;
  *'get controllerrevision redis-5d '*) printf 3 ;;
  *'get pods --selector app.kubernetes.io/name=redis,controller-revision-hash!=redis-5d '*)
    printf 'redis-0 False\nredis-1 True\nredis-2 \n' ;;
esac
[[ -z $FAILS || ! $* =~ $FAILS ]]
`;

beforeAll(() => {
  for (const [name, text] of Object.entries({ kubectl, kustomize: '#!/bin/sh\n' })) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
});

/** Deploys where what matches `fails` fails. Says how it ended, what was undone, and which pods were ended. */
function deploy(fails: string, { slow = false } = {}) {
  rmSync(join(folder, 'asked'), { force: true });
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    FAILS: fails,
    SLOW: slow ? 'yes' : '',
    REGISTRY: 'ghcr.io/owner',
    VERSION: 'v2',
  };
  const { status } = spawnSync(join(manifests, 'deploy'), { env, encoding: 'utf8' });
  const asked = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
  return {
    status,
    undone: asked.filter((line) => line.includes('rollout undo')),
    ended: asked.flatMap((line) => line.match(/delete pod (\S+)/)?.[1] ?? []),
    awaited: asked.flatMap((line) => line.match(/rollout status (\S+)/)?.[1] ?? []),
    waits: asked.flatMap((line) => line.match(/rollout status .* --timeout=(\d+)s$/)?.[1] ?? []).map(Number),
  };
}

const engines = ['statefulset.apps/mongo-auth', 'statefulset.apps/redis'];
const services = ['auth', 'tickets', 'orders', 'expiration', 'payments'].map((name) => `deployment/${name}`);
const allButTheNewOne = [
  ...engines.map((name) => `-n ticketing rollout undo ${name} --to-revision=3`),
  ...services.map((name) => `-n ticketing rollout undo ${name} --to-revision=7`),
];
const brokenPods = ['redis-0', 'redis-2'];

describe('a deployment', () => {
  it('that becomes ready stays', () => {
    expect(deploy('')).toMatchObject({ status: 0, undone: [], ended: [] });
  });

  it('waits for every engine and every service', () => {
    expect(deploy('').awaited).toEqual([...engines, ...services, 'deployment/client']);
  });

  it('waits for all of them together, and no longer than leaves the release time to take all back', () => {
    const workflow = parse(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8'));
    const { waits } = deploy('', { slow: true });
    const [first = 0] = waits;

    expect(waits).toHaveLength(engines.length + services.length + 1);
    expect(first * 2).toBeLessThanOrEqual(workflow.jobs.deploy['timeout-minutes'] * 60);
    // Each has what the one before has left, and none waits without end, as by 0.
    expect(waits).toEqual([...waits].sort((a, b) => b - a));
    expect(waits.at(-1)).toBeLessThan(first);
    expect(Math.min(...waits)).toBeGreaterThan(0);
  });

  it.each([
    ['cannot all be applied', '^apply'],
    ['has a service that does not become ready', 'rollout status deployment/orders'],
    ['has an engine that does not become ready', 'rollout status statefulset.apps/redis'],
  ])('that %s is taken back to exactly what ran before', (_, fails) => {
    expect(deploy(fails)).toMatchObject({ status: 1, undone: allButTheNewOne, ended: brokenPods });
  });

  it.each(['undo deployment/auth', 'undo statefulset.apps/mongo-auth', 'delete pod redis-2', 'get pods'])(
    'goes on taking back what it can when one cannot be: %s',
    (fails) => {
      expect(deploy(`^apply|${fails}`)).toMatchObject({ status: 1, undone: allButTheNewOne });
    },
  );

  it.each(['get deployment', 'get statefulset', 'get controllerrevision'])(
    'that cannot learn what runs changes nothing: %s',
    (fails) => {
      expect(deploy(fails)).toEqual({ status: 1, undone: [], ended: [], awaited: [], waits: [] });
    },
  );
});
