import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { parse } from 'yaml';
import { type Container, variant, type Workload, workloadsOf } from './objects.js';

interface Artifact {
  image: string;
  docker: { dockerfile: string; buildArgs: Record<string, string> };
  sync?: { manual: { src: string; dest: string }[] };
}

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const skaffold = parse(text('skaffold.yaml'));
const artifacts: Artifact[] = skaffold.build.artifacts;
const edited = artifacts.filter(({ sync }) => sync);

/** The folder of a container into which Skaffold copies what is edited: `/app/auth/src`. */
const targetOf = ({ sync }: Artifact) =>
  sync?.manual.map(({ src, dest }) => join(dest, src.replace(/\/\*.*$/, ''))).join();

/** The stage of a Dockerfile that the overlay `dev` runs. */
const development = (path: string) =>
  text(path).match(/^FROM \S+ AS development\n([\s\S]*?)(?=^FROM )/m)?.[1] ?? '';

const deployed = async ({ image }: Artifact) => {
  const workloads = workloadsOf(await variant('overlays/dev'));
  return workloads.find(({ containers }) => containers[0]?.image === `${image}:dev`) as Workload;
};

const mountsOf = ({
  volumeMounts = [],
}: Container & { volumeMounts?: { name: string; mountPath: string }[] }) => volumeMounts;

describe.each(edited.map((artifact) => [artifact.image, artifact] as const))(
  'in the overlay dev, %s',
  (_, one) => {
    it('has what is edited on a volume, where Skaffold copies it', async () => {
      const { containers, pod } = await deployed(one);

      const mount = mountsOf(containers[0] as Container).find(({ mountPath }) => mountPath === targetOf(one));
      expect(pod.volumes).toContainEqual(
        expect.objectContaining({ name: mount?.name, emptyDir: expect.anything() }),
      );
    });

    it('begins with the sources that are in its own image', async () => {
      const { containers, pod } = await deployed(one);

      const [first] = pod.initContainers as Container[];
      const [volume] = mountsOf(containers[0] as Container).filter(
        ({ mountPath }) => mountPath === targetOf(one),
      );
      expect(first?.image).toBe(containers[0]?.image);
      expect(mountsOf(first as Container)).toEqual([{ name: volume?.name, mountPath: '/edited' }]);
      expect(first?.command?.at(-1)).toContain('cp -R src/. /edited');
    });

    it('may keep more than what brings its sources, by whose limit it is evicted where it has none', async () => {
      const { containers } = await deployed(one);

      expect(containers[0]?.resources?.limits?.['ephemeral-storage']).toBe('4Gi');
    });

    it('may write beside every volume, as the image makes what is above it', async () => {
      const { containers } = await deployed(one);
      const made = development(one.docker.dockerfile).match(/mkdir -p (.*?) /)?.[1] ?? '';
      const there = [...made.split(' '), targetOf(one)];

      const paths = mountsOf(containers[0] as Container).map(({ mountPath }) => mountPath);
      expect(paths.filter((path) => path.startsWith('/app/') && !there.includes(path))).toEqual([]);
    });
  },
);

it('a service looks at all of its sources, as well at those that it could not read', () => {
  const command = development('infra/docker/service.Dockerfile').match(/^CMD (.*)$/m)?.[1] ?? '[]';

  expect(JSON.parse(command)).toContain('--include=src');
});

describe('what skaffold.yaml deploys to work on', () => {
  it('has nothing by whose end what others made would be lost', async () => {
    const kinds = (await variant('overlays/dev')).map(({ kind }) => kind);

    expect(kinds).toContain('StatefulSet');
    expect(kinds.filter((kind) => ['Namespace', 'Secret', 'PersistentVolumeClaim'].includes(kind))).toEqual(
      [],
    );
  });

  it('is preceded by its namespace, which lets in what Skaffold adds in `debug` alone', () => {
    const [{ host }] = skaffold.deploy.kubectl.hooks.before;
    const { patches } = skaffold.profiles.find(({ name }: { name: string }) => name === 'debug');
    const patch = patches.find(({ path }: { path: string }) => path.startsWith('/deploy/'));

    expect(host.command.slice(0, 2)).toEqual(['sh', '-c']);
    expect(host.command[2]).toMatch(/apply -f infra\/k8s\/base\/namespace\.yaml$/);
    expect(patch.path).toBe('/deploy/kubectl/hooks/before/0/host/command/2');
    expect(patch.value).toContain(`${host.command[2]} && kubectl`);
    expect(patch.value).toMatch(/namespace ticketing pod-security\.kubernetes\.io\/enforce=baseline$/);
  });

  it('is pushed where the cluster is another machine, as Skaffold finds out by itself', () => {
    expect(skaffold.build.local.push).toBeUndefined();
  });
});

describe('what skaffold.yaml builds', () => {
  const built = (all: Artifact[]) => all.map(({ image, docker }) => [image, docker] as const);
  const labels = ['VERSION', 'REVISION', 'SOURCE'];
  /** But for NODE_IMAGE, which Skaffold makes BASE and COMPILER_BASE of itself. */
  const argumentsOf = (path: string) => {
    const names = [...text(path).matchAll(/^ARG (\w+)/gm)].map(([, name]) => name as string);
    return new Set(names.filter((name) => name !== 'NODE_IMAGE'));
  };
  /** Skaffold puts arguments into names as `$NAME` and `${NAME}`, and leaves all else as it is. */
  const asSkaffoldReads = (name: string, given: Record<string, string>) =>
    name.replace(/\$(?:(\w+)|\{(\w+)\})/g, (all, bare, braced) => given[bare ?? braced] ?? all);
  const released: Artifact[] = skaffold.profiles.find(({ name }: { name: string }) => name === 'production')
    .build.artifacts;

  it.each(built(artifacts))(
    '%s gets every argument of its Dockerfile but for those of labels',
    (_, { dockerfile, buildArgs }) => {
      const known = [...argumentsOf(dockerfile)].filter((name) => !labels.includes(name));

      expect(Object.keys(buildArgs).sort()).toEqual(known.sort());
    },
  );

  it.each(built(artifacts))(
    '%s stands on stages and images whose names Skaffold can read',
    (_, { dockerfile, buildArgs }) => {
      const names = [...text(dockerfile).matchAll(/^FROM (?:--\S+ )?(\S+)/gm)].map(([, name]) =>
        asSkaffoldReads(name as string, buildArgs),
      );

      expect(names.length).toBeGreaterThan(1);
      expect(names.filter((name) => name.includes('$'))).toEqual([]);
    },
  );

  it.each(built(released))(
    '%s gets every argument of its Dockerfile for production',
    (_, { dockerfile, buildArgs }) => {
      expect(Object.keys(buildArgs).sort()).toEqual([...argumentsOf(dockerfile)].sort());
    },
  );
});
