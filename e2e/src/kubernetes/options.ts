import { parseArgs } from 'node:util';

const stepNames = ['tests', 'kills', 'update'] as const;
type StepName = (typeof stepNames)[number];

export interface Options {
  kubeconfig: string;
  /** Of the kubeconfig; its current one when left out. */
  context?: string | undefined;
  /** Where the ingress controller answers; asked of the Ingress when left out. */
  url?: string | undefined;
  /** Where the images are: `REGISTRY/auth`; those that the nodes have, `ticketing/auth`, when left out. */
  registry?: string | undefined;
  tag: string;
  /** Of what is tried once everything is ready, only these. */
  only: readonly StepName[];
  /** With three members of each database and of the broker, of which those that lead are killed. */
  replicated: boolean;
  /** Leaves everything as it is at the end, and takes over what an earlier run has left. */
  keep: boolean;
  seed: number;
  /** Stories begun each second; each is a few requests. */
  rate: number;
}

export const usage = `npm run k8s:prove -- --kubeconfig FILE [--context NAME] [--url ADDRESS]
  [--registry REGISTRY] [--tag TAG] [--replicated] [--only ${stepNames.join(',')}] [--keep] [--seed N] [--rate N]`;

/** @throws {Error} that says to people what is wrong. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      kubeconfig: { type: 'string' },
      context: { type: 'string' },
      url: { type: 'string' },
      registry: { type: 'string' },
      tag: { type: 'string', default: 'ci' },
      only: { type: 'string', default: stepNames.join() },
      replicated: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      rate: { type: 'string', default: '4' },
    },
  });
  // Not the current one of whoever runs this: what is killed here must be meant.
  if (!values.kubeconfig) throw new Error('--kubeconfig is missing');
  return {
    ...values,
    kubeconfig: values.kubeconfig,
    url: values.url?.replace(/\/$/, ''),
    registry: values.registry?.replace(/\/$/, ''),
    only: values.only.split(',').map(stepNamed),
    seed: positive('--seed', values.seed),
    rate: positive('--rate', values.rate),
  };
}

function stepNamed(name: string): StepName {
  const found = stepNames.find((step) => step === name);
  if (!found) throw new Error(`--only ${name} is wrong: it must be of ${stepNames.join(', ')}`);
  return found;
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${option} ${text} is wrong: it must be a number above 0`);
  return value;
}
