import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { locateTool } from '@ticketing/local/engines';
import { root } from '@ticketing/local/settings';
import { parseAllDocuments, stringify } from 'yaml';

const run = promisify(execFile);

/** More than any variant has, in bytes. */
const MOST = 16 * 1024 * 1024;

export const manifests = join(root, 'infra/k8s');

/** As much of a Kubernetes object as the tests look at. */
export interface KubernetesObject {
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Labels; annotations?: Labels };
  // biome-ignore lint/suspicious/noExplicitAny: its shape depends on its kind, which schemas check.
  spec?: any;
}

export type Labels = Record<string, string>;

export interface Container {
  name: string;
  image: string;
  command?: string[];
  args?: string[];
  env?: { name: string; value?: string; valueFrom?: object }[];
  ports?: { name: string; containerPort: number }[];
  resources?: { limits?: Record<string, string>; requests?: Record<string, string> };
  securityContext?: Record<string, unknown>;
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
}

export interface Probe {
  httpGet?: { path: string; port: string | number };
  tcpSocket?: { port: string | number };
  exec?: { command: string[] };
}

/** What makes pods, and the pods that it makes. */
export interface Workload {
  kind: string;
  name: string;
  replicas: number;
  labels: Labels;
  // biome-ignore lint/suspicious/noExplicitAny: schemas check it.
  pod: any;
  containers: Container[];
}

/** What is in secrets as infra/k8s/make-secrets, or the maker of a database, makes it; and the name of a pod. */
const secretValues: Record<string, string> = {
  OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20token',
  JWT_KEY: 'k'.repeat(64),
  JWT_KEY_PREVIOUS: 'p'.repeat(64),
  STRIPE_KEY: 'sk_test_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtps://name:password@smtp.example.com:465',
  NATS_CLIENT_ID: 'orders-7d9c5b8f6d-abcde',
  MONGO_URI: 'mongodb://name:password@db.example.com/orders',
  REDIS_URL: 'rediss://:password@redis.example.com:6379',
};

export const services = ['auth', 'tickets', 'orders', 'expiration', 'payments'];

const directories = (path: string): string[] =>
  readdirSync(join(manifests, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const overlays = directories('overlays');
export const components = directories('components');

export interface Rendered {
  manifests: string;
  /** What kustomize says besides, such as of fields that are out of date. */
  warnings: string;
}

/** What kustomize makes of a folder. */
export async function render(folder: string): Promise<Rendered> {
  // A component is rendered from beside the project's files, to which it refers.
  const args = ['build', '--load-restrictor', 'LoadRestrictionsNone', folder];
  const { stdout, stderr } = await run(await locateTool('kustomize'), args, { maxBuffer: MOST });
  return { manifests: stdout, warnings: stderr };
}

const objectsIn = (rendered: string): KubernetesObject[] =>
  parseAllDocuments(rendered).map((document) => document.toJS());

/** Everything that can be rendered: each overlay, and each component on the base alone. */
export const variants = [
  ...overlays.map((name) => `overlays/${name}`),
  ...components.map((name) => `components/${name}`),
];

/** Where they are kept for a run, as jest.config.mjs has it. */
const renderedFolder = process.env.RENDERED_MANIFESTS as string;

/** What kustomize makes of a variant, such as `overlays/ci`, and says of it; asked once a run. */
async function askedOnce(name: string): Promise<Rendered> {
  const file = join(renderedFolder, `${name.replace('/', '-')}.json`);
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known);
  const rendered = await (name.startsWith('components/')
    ? renderOnBase(name)
    : render(join(manifests, name)));
  // Another worker may be at the same, and must not read half of it.
  await writeFile(`${file}.${process.pid}`, JSON.stringify(rendered));
  await rename(`${file}.${process.pid}`, file);
  return rendered;
}

export const renderedVariant = async (name: string): Promise<string> => (await askedOnce(name)).manifests;
export const renderWarnings = async (name: string): Promise<string> => (await askedOnce(name)).warnings;

/** The objects of a variant, each time anew. */
export const variant = async (name: string): Promise<KubernetesObject[]> =>
  objectsIn(await renderedVariant(name));

async function renderOnBase(component: string): Promise<Rendered> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'kustomize-')));
  try {
    const from = (path: string) => relative(folder, join(manifests, path));
    const images = [...services, 'client', 'stripe-stand-in'].map((name) => ({
      name: `ticketing/${name}`,
      newTag: '1.0.0',
    }));
    const kustomization = { resources: [from('base')], components: [from(component)], images };
    await writeFile(join(folder, 'kustomization.yaml'), stringify(kustomization));
    return await render(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function workloadsOf(objects: KubernetesObject[]): Workload[] {
  return objects.flatMap(({ kind, metadata: { name }, spec }) => {
    const template = kind === 'CronJob' ? spec.jobTemplate.spec.template : spec?.template;
    if (!template?.spec?.containers) return [];
    return {
      kind,
      name,
      replicas: spec.replicas ?? 1,
      labels: template.metadata.labels,
      pod: template.spec,
      containers: template.spec.containers,
    };
  });
}

/** Whether a selector, of which none selects nothing and an empty one everything, selects what has these labels. */
export function selects(selector: { matchLabels?: Labels } | undefined, labels: Labels): boolean {
  return (
    selector !== undefined &&
    Object.entries(selector.matchLabels ?? {}).every(([name, value]) => labels[name] === value)
  );
}

/** Every variable of a container as its process sees it: with others' values put in, as Kubernetes does. */
export function environmentOf({ env = [] }: Container): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const { name, value } of env) {
    environment[name] =
      value === undefined
        ? (secretValues[name] ?? 'a-word')
        : value.replace(/\$\((\w+)\)/g, (whole, other) => environment[other] ?? whole);
  }
  return environment;
}

/** The variables that only go into others: `$(NAME)`. */
export function ingredientsOf({ env = [], args = [] }: Container): string[] {
  const texts = [...env.map(({ value }) => value ?? ''), ...args];
  return texts.flatMap((text) => [...text.matchAll(/\$\((\w+)\)/g)].map(([, name]) => name as string));
}
