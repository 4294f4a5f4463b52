import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifests } from './objects.js';

const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Plays kubectl: keeps what it is asked, fails at what FAILS matches, and knows of all deployments but `client`. */
const kubectl = `#!/usr/bin/env bash
echo "$*" >> "${folder}/asked"
[[ $* == *'get deployment client '* ]] || [[ $* != *'get deployment'* ]] || printf 7
[[ -z $FAILS || ! $* =~ $FAILS ]]
`;

beforeAll(() => {
  for (const [name, text] of Object.entries({ kubectl, kustomize: '#!/bin/sh\n' })) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
});

/** Deploys where what matches `fails` fails. Says how it ended, and what was undone. */
function deploy(fails: string) {
  rmSync(join(folder, 'asked'), { force: true });
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    FAILS: fails,
    REGISTRY: 'ghcr.io/owner',
    VERSION: 'v2',
  };
  const { status } = spawnSync(join(manifests, 'deploy'), { env, encoding: 'utf8' });
  const asked = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
  return { status, undone: asked.filter((line) => line.includes('rollout undo')) };
}

const allButTheNewOne = ['auth', 'tickets', 'orders', 'expiration', 'payments'].map(
  (name) => `-n ticketing rollout undo deployment/${name} --to-revision=7`,
);

describe('a deployment', () => {
  it('that becomes ready stays', () => {
    expect(deploy('')).toEqual({ status: 0, undone: [] });
  });

  it.each([
    ['cannot all be applied', '^apply'],
    ['has a service that does not become ready', 'rollout status deployment/orders'],
  ])('that %s is taken back to exactly what ran before', (_, fails) => {
    expect(deploy(fails)).toEqual({ status: 1, undone: allButTheNewOne });
  });

  it('goes on taking back what it can when one cannot be', () => {
    expect(deploy('^apply|undo deployment/auth')).toEqual({ status: 1, undone: allButTheNewOne });
  });

  it('that cannot reach the cluster changes nothing', () => {
    expect(deploy('get deployment')).toEqual({ status: 1, undone: [] });
  });
});
