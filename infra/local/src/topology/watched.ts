import { join } from 'node:path';
import type { ProcessSpec } from '../process-spec.js';
import { root } from '../settings.js';
import type { Ground } from './ground.js';
import { answers } from './readiness.js';

/** The map of the system for work on it: a compiler that never stops, and Next.js's development server. */
export function watched(specs: ProcessSpec[], ground: Ground): ProcessSpec[] {
  return [
    compiler,
    ...specs.map((spec) => {
      if (spec.name === 'client') return developmentClient(spec, ground);
      return spec.name === 'gateway' ? patientGateway(spec) : spec;
    }),
  ];
}

const compiler: ProcessSpec = {
  name: 'compiler',
  command: [
    process.execPath,
    join(root, 'node_modules/typescript/bin/tsc'),
    '-b',
    '-w',
    '--preserveWatchOutput',
  ],
  cwd: root,
  needs: [],
  isReady: async () => true,
};

/** A page that is asked for the first time is compiled first. */
const patientGateway = (spec: ProcessSpec): ProcessSpec => ({
  ...spec,
  env: { ...spec.env, UPSTREAM_TIMEOUT_MS: '60000' },
});

function developmentClient(spec: ProcessSpec, ground: Ground): ProcessSpec {
  const port = ground.port('client');
  return {
    ...spec,
    command: [
      process.execPath,
      join(root, 'node_modules/next/dist/bin/next'),
      'dev',
      '-H',
      '127.0.0.1',
      '-p',
      String(port),
    ],
    cwd: join(root, 'client'),
    env: { ...spec.env, NODE_ENV: 'development' },
    // Any page would have to be compiled first.
    isReady: () => answers(port, '/_next/'),
  };
}
