import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { collectDefaultMetrics, type MetricObject, type Registry } from 'prom-client';
import { parse } from 'yaml';
import { readConfigOf } from './environment.js';
import { environmentOf, services, variant, workloadsOf } from './objects.js';

const monitoring = join(root, 'infra/k8s/components/monitoring');

/** A figure that a service gives, and the labels that tell its values apart. */
export interface Figure {
  type: string;
  labels: string[];
}

/** Labels that Prometheus, or our default, puts on every figure. */
const everywhere = ['namespace', 'service', 'job', 'instance'];

/** What the services themselves measure, and with `all` what Node.js tells of its process, by name. */
export async function figures({ all }: { all: boolean }): Promise<Map<string, Figure>> {
  const workloads = workloadsOf(await variant('overlays/production'));
  const found = new Map<string, Figure>();
  for (const service of services) {
    const container = workloads.find(({ name }) => name === service)?.containers[0];
    if (!container) throw new Error(`no workload ${service}`);
    const config = await readConfigOf(service, environmentOf(container));
    const { createService } = await import(join(root, service, 'src/service.ts'));
    const registry: Registry = createService(config).platform.metrics.registry;
    if (all) collectDefaultMetrics({ register: registry });
    for (const metric of registry.getMetricsAsArray()) found.set(metric.name, figureOf(metric));
  }
  return found;
}

function figureOf(metric: MetricObject): Figure {
  // prom-client keeps both, and tells the type by its number alone in its types.
  const { type, labelNames } = metric as unknown as { type?: string; labelNames: string[] };
  const kind = type ?? metric.constructor.name.toLowerCase();
  return { type: kind, labels: [...everywhere, ...labelNames, ...(kind === 'histogram' ? ['le'] : [])] };
}

/** An alert or a panel, and what it asks Prometheus. */
export interface Question {
  asker: string;
  expression: string;
}

interface Rule {
  alert: string;
  expr: string;
}

interface Panel {
  title: string;
  targets?: { expr: string }[];
}

/** As the Prometheus operator hands them to Prometheus. */
export const ruleGroups: { groups: { rules: Rule[] }[] } = parse(
  readFileSync(join(monitoring, 'alerts.yaml'), 'utf8'),
).spec;
const rules = ruleGroups.groups.flatMap((group) => group.rules);
const { panels }: { panels: Panel[] } = JSON.parse(readFileSync(join(monitoring, 'dashboard.json'), 'utf8'));

export const alerts: string[] = rules.map(({ alert }) => alert);

const ofAlerts: Question[] = rules.map(({ alert, expr }) => ({ asker: alert, expression: expr }));
const ofPanels: Question[] = panels.flatMap(({ title, targets = [] }) =>
  targets.map(({ expr }) => ({ asker: title, expression: expr })),
);
export const questions = [...ofAlerts, ...ofPanels];

/** Figures that an alert asks for and no panel shows: whoever it wakes would have to ask for them by hand. */
export function unshown(shown = ofPanels): string[] {
  const names = ({ expression }: Question) =>
    [...expression.matchAll(/\b([a-z]\w+)\{/g)].map(([, name = '']) =>
      name.replace(/_(bucket|sum|count)$/, ''),
    );
  const onPanels = new Set(shown.flatMap(names));
  return ofAlerts.flatMap((alert) =>
    [...new Set(names(alert))].filter((name) => !onPanels.has(name)).map((name) => `${alert.asker}: ${name}`),
  );
}

/** What is wrong with a question: figures that nobody gives, labels that they do not have. */
export function faultsOf({ expression }: Question, known: Map<string, Figure>): string[] {
  const selectors = [...expression.matchAll(/\b([a-z]\w+)\{([^}]*)\}/g)];
  if (selectors.length === 0) return ['asks for nothing'];
  const asked = selectors.map(([, name = '', labels = '']) => ({
    name,
    figure: figureNamed(name, known),
    labels: [...labels.matchAll(/(\w+)\s*[!=]=?~?\s*"/g)].map(([, label = '']) => label),
  }));
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, names = '']) =>
    names.split(/,\s*/),
  );
  const given = asked.flatMap(({ figure }) => figure?.labels ?? []);
  return [
    ...asked.filter(({ figure }) => !figure).map(({ name }) => `nobody gives ${name}`),
    ...asked.flatMap(({ name, figure, labels }) =>
      labels
        .filter((label) => figure && !figure.labels.includes(label))
        .map((label) => `${name} has no ${label}`),
    ),
    ...asked
      .filter(({ labels }) => !labels.includes('namespace'))
      .map(({ name }) => `${name} of any namespace`),
    ...grouped.filter((label) => !given.includes(label)).map((label) => `nothing has ${label} to group by`),
  ];
}

/** What others know of our pods: Prometheus itself, and kube-state-metrics. */
const ofOthers: Record<string, Figure> = {
  up: { type: 'gauge', labels: everywhere },
  kube_deployment_status_replicas_available: { type: 'gauge', labels: [...everywhere, 'deployment'] },
};

/** A histogram is asked for by its parts. */
function figureNamed(name: string, known: Map<string, Figure>): Figure | undefined {
  const histogram = known.get(name.replace(/_(bucket|sum|count)$/, ''));
  return ofOthers[name] ?? known.get(name) ?? (histogram?.type === 'histogram' ? histogram : undefined);
}
