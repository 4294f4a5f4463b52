import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { CommandFailed, command } from '@ticketing/local/command';
import { root } from '@ticketing/local/settings';
import { kustomizationOf } from './kustomization.js';
import type { Options } from './options.js';
import type { KubernetesObject } from './workloads.js';

/** As infra/k8s/base/namespace.yaml has it. */
export const namespace = 'ticketing';

/** A kubeconfig with this one context, so that nobody who changes the other one's changes what is meant here. */
async function ownKubeconfig(folder: string, { kubeconfig, context }: Options): Promise<string> {
  if (!existsSync(kubeconfig)) throw new Error(`There is no ${kubeconfig}`);
  const chosen = context === undefined ? [] : ['--context', context];
  const args = ['--kubeconfig', kubeconfig, ...chosen, 'config', 'view', '--raw', '--flatten', '--minify'];
  const file = join(folder, 'kubeconfig');
  writeFileSync(file, await command('kubectl', args), { mode: 0o600 });
  return file;
}

/** What is done in the cluster, all of it by kubectl and by the documented commands. */
export async function openCluster(options: Options) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ticketing-prove-')));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const env = { KUBECONFIG: await ownKubeconfig(folder, options) };
  const overlay = options.replicated ? 'overlays/ci-replicated' : 'overlays/ci';

  const kubectl = (...args: string[]) =>
    command('kubectl', ['--namespace', namespace, ...args], { env }).catch((error: unknown) => {
      throw error instanceof CommandFailed ? new Error(error.message) : error;
    });

  return {
    /** Of whoever starts kubectl besides. */
    env,
    folder,
    /** What is deployed, of infra/k8s. */
    overlay,
    kubectl,

    async isTaken(): Promise<boolean> {
      const found = await kubectl('get', 'namespace', namespace, '--ignore-not-found', '--output', 'name');
      return found.trim() !== '';
    },

    makeSecrets: () => command(join(root, 'infra/k8s/make-secrets'), ['--stand-in'], { env }),

    async deploy(): Promise<string> {
      const from = relative(folder, join(root, 'infra/k8s', overlay));
      writeFileSync(join(folder, 'kustomization.yaml'), kustomizationOf(from, options));
      return kubectl('apply', '--kustomize', folder);
    },

    async objects(): Promise<KubernetesObject[]> {
      const kinds = 'deployments,statefulsets,horizontalpodautoscalers,pods';
      return JSON.parse(await kubectl('get', kinds, '--output', 'json')).items;
    },

    /** The password that a service has for its database. */
    async passwordOf(service: string): Promise<string> {
      const { data } = JSON.parse(await kubectl('get', 'secret', `mongo-${service}`, '--output', 'json'));
      return Buffer.from(data.password, 'base64').toString();
    },

    /** Where visitors come in, as the ingress controller has written it down. */
    async address(): Promise<string> {
      if (options.url) return options.url;
      const { status } = JSON.parse(await kubectl('get', 'ingress', 'ingress', '--output', 'json'));
      const { ip, hostname } = status.loadBalancer?.ingress?.[0] ?? {};
      if (!ip && !hostname) throw new Error('the Ingress has no address: say it by --url');
      return `http://${ip ?? hostname}`;
    },

    /** Everything that the proof has made. */
    remove: () => kubectl('delete', 'namespace', namespace, '--timeout=5m'),
  };
}

export type Cluster = Awaited<ReturnType<typeof openCluster>>;
