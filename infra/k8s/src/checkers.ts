import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { CommandFailed, command } from '@ticketing/local/command';
import { kubernetesSchemas, locateTool } from '@ticketing/local/engines';
import { root } from '@ticketing/local/settings';
import { isExcepted } from './exceptions.js';

/** The versions of Kubernetes that this is made for, of those that are still looked after. */
const kubernetesVersions = ['v1.33.0', 'v1.34.0', 'v1.35.0'];

/** Its expressions are what there is to check, and no schema does that: promtool does. */
const notBySchema = 'PrometheusRule';

const toStandardError = (line: string) => void process.stderr.write(`${line}\n`);

/** What kubeconform finds wrong in manifests, each with its name, for any of the versions. */
export async function schemaFaults(manifests: Record<string, string>): Promise<string[]> {
  const [kubeconform, schemas] = await Promise.all([
    locateTool('kubeconform'),
    kubernetesSchemas(kubernetesVersions, toStandardError),
  ]);
  const file = '{{.ResourceKind}}{{.KindSuffix}}.json';
  const own = (version: string) => join(schemas, version, file);
  const ofOperators = join(root, 'infra/k8s/schemas', file);
  return saved(manifests, async (folder) => {
    const faults = kubernetesVersions.map((version) =>
      complaints(kubeconform, [
        '-strict',
        '-schema-location',
        own(version),
        '-schema-location',
        ofOperators,
        '-skip',
        notBySchema,
        folder,
      ]),
    );
    return (await Promise.all(faults)).flat();
  });
}

interface Score {
  object_name: string;
  type_meta: { kind: string };
  checks: { check: { id: string }; grade: number; skipped: boolean; comments: Comment[] | null }[];
}

interface Comment {
  path: string;
  summary: string;
}

/** kube-score's grade of what is right. */
const allIsWell = 10;

/** What kube-score finds wrong, as `Deployment auth: summary`, but for what is excepted with a reason. */
export async function scoreFaults(variant: string, rendered: string): Promise<string[]> {
  const kubeScore = await locateTool('kube-score');
  const printed = await saved({ manifests: rendered }, (folder) =>
    command(kubeScore, ['score', '--output-format', 'json', join(folder, 'manifests.yaml')]).catch(
      (error: CommandFailed) => error.output,
    ),
  );
  const scores = JSON.parse(printed) as Score[];
  return scores.flatMap(({ object_name, type_meta: { kind }, checks }) =>
    checks
      .filter(({ skipped, grade }) => !skipped && grade < allIsWell)
      .flatMap(({ check, comments }) =>
        (comments ?? []).map(({ path, summary }) => ({ id: check.id, path, summary })),
      )
      .filter(({ id }) => !isExcepted(id, object_name, variant))
      .map(({ id, path, summary }) => `${kind} ${object_name} ${path}: ${summary} (${id})`),
  );
}

export const dockerfileFaults = async (path: string) => complaints(await locateTool('hadolint'), [path]);

export const workflowFaults = async (paths: string[]) =>
  complaints(await locateTool('actionlint'), ['-shellcheck=', '-pyflakes=', '-oneline', ...paths]);

/** Whether there is a Skaffold: to build it of its Go module, as other tools are, would take minutes. */
export const hasSkaffold = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'skaffold')));

/** What Skaffold says when it cannot read skaffold.yaml, or not with that profile. */
export const skaffoldFaults = async (profile?: string) =>
  complaints('skaffold', [
    'diagnose',
    '--yaml-only',
    '--filename',
    join(root, 'skaffold.yaml'),
    ...(profile === undefined ? [] : ['--profile', profile]),
  ]);
/** What promtool finds wrong in alerts, and in what tests of its own expect of them. */
export async function alertFaults(rules: object, tests: object): Promise<string[]> {
  const promtool = await locateTool('promtool');
  // JSON is YAML as well.
  const texts = {
    rules: JSON.stringify(rules),
    tests: JSON.stringify({ rule_files: ['rules.yaml'], ...tests }),
  };
  return saved(texts, async (folder) => [
    ...(await complaints(promtool, ['check', 'rules', join(folder, 'rules.yaml')])),
    ...(await complaints(promtool, ['test', 'rules', join(folder, 'tests.yaml')])),
  ]);
}

/** The lines that a checker prints when it is not content. @throws when it has not run. */
async function complaints(program: string, args: string[]): Promise<string[]> {
  return command(program, args).then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof CommandFailed) || !error.output) throw error;
      return error.output.trim().split('\n');
    },
  );
}

/** Lends a folder with a file for each of the texts. */
async function saved<T>(texts: Record<string, string>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'manifests-')));
  try {
    for (const [name, text] of Object.entries(texts)) {
      await writeFile(join(folder, `${name.replaceAll('/', '-')}.yaml`), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
