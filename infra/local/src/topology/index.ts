import { join } from 'node:path';
import type { ProcessSpec } from '../process-spec.js';
import { localStripeKey, root } from '../settings.js';
import { clusterId, mongo, natsStreaming, redis } from './engines.js';
import { addressOf, basics, type Ground } from './ground.js';
import { rateLimits } from './rate-limits.js';
import { answers, answersOk } from './readiness.js';

export { clusterId } from './engines.js';
export type { Ground } from './ground.js';

export const services = ['auth', 'tickets', 'orders', 'expiration', 'payments'] as const;
export type Service = (typeof services)[number];

/** Those that others keep copies of: expiration's timers are known to it alone. */
export const owners = ['auth', 'tickets', 'orders', 'payments'] as const satisfies Service[];
export type Owner = (typeof owners)[number];

/** The map of the system: every process, what it is told, what it needs, and how it is seen to be ready. */
export function describeSystem(ground: Ground): ProcessSpec[] {
  return [
    ...services.map((service) => mongo(ground, `mongo-${service}`)),
    natsStreaming(ground),
    redis(ground),
    ...(ground.settings.stripe ? [] : [stripeStandIn(ground)]),
    ...services.map((name) => service(ground, name)),
    client(ground),
    development(ground),
    gateway(ground),
  ];
}

function service(ground: Ground, name: Service): ProcessSpec {
  const { port, ...rest } = basics(ground, name);
  return {
    ...rest,
    port,
    command: node(name, 'dist/index.js'),
    env: environmentOf(ground, name),
    needs: [
      `mongo-${name}`,
      'nats-streaming',
      ...(name === 'expiration' ? ['redis'] : []),
      ...(name === 'payments' && !ground.settings.stripe ? ['stripe'] : []),
    ],
    isReady: () => answersOk(port, '/readyz'),
  };
}

function environmentOf(ground: Ground, name: Service): ProcessSpec['env'] {
  const { RESERVATION_SECONDS, LOG_LEVEL } = ground.settings;
  return {
    NODE_ENV: 'production',
    PORT: String(ground.port(name)),
    HOST: '127.0.0.1',
    LOG_LEVEL,
    JWT_KEY: ground.jwtKey,
    MONGO_URI: `mongodb://127.0.0.1:${ground.port(`mongo-${name}`)}/${name}?replicaSet=rs0`,
    NATS_URL: `nats://127.0.0.1:${ground.port('nats-streaming')}`,
    NATS_CLUSTER_ID: clusterId,
    NATS_CLIENT_ID: `${name}-0`,
    ...(name === 'auth' && postal(ground)),
    ...(name === 'orders' && { RESERVATION_SECONDS }),
    REDIS_URL: `redis://127.0.0.1:${ground.port('redis')}`,
    ...(name !== 'expiration' && { RATE_LIMITS: rateLimits(ground.settings) }),
    ...(name === 'payments' && (ground.settings.stripe ?? standInAccount(ground))),
  };
}

function postal(ground: Ground) {
  const mailbox = { SMTP_URL: `smtp://127.0.0.1:${ground.port('smtp')}` };
  return { PUBLIC_URL: `http://localhost:${ground.settings.port}`, ...(ground.settings.mail ?? mailbox) };
}

/** The process that makes a service tell of all that it owns again: see common/src/outbox/republish.ts. */
export const republication = (ground: Ground, name: Owner) => ({
  command: node(name, 'dist/republish.js'),
  // What it logs says how far it has come.
  env: { ...environmentOf(ground, name), LOG_LEVEL: 'info' },
});

/** Those that hear events, and so may have dead letters. */
export const listeners = ['auth', 'tickets', 'orders', 'expiration', 'payments'] as const satisfies Service[];
export type Listener = (typeof listeners)[number];

/** The process that shows, replays and discards a service's dead letters: see common/src/process/run-dead-letters.ts. */
export const deadLetters = (ground: Ground, name: Listener) => ({
  command: node(name, 'dist/dead-letters.js'),
  // What it prints is for people.
  env: { ...environmentOf(ground, name), LOG_LEVEL: 'silent' },
});

/** The process that turns somebody's second factor off: see auth/src/second-factor-off.ts. */
export const secondFactorOff = (ground: Ground) => ({
  command: node('auth', 'dist/second-factor-off.js'),
  env: { ...environmentOf(ground, 'auth'), LOG_LEVEL: 'silent' },
});

function stripeStandIn(ground: Ground): ProcessSpec {
  const { port, ...rest } = basics(ground, 'stripe');
  const { STRIPE_KEY, STRIPE_WEBHOOK_SECRET } = standInAccount(ground);
  const dataFolder = ground.data('stripe');
  return {
    ...rest,
    port,
    dataFolder,
    command: node('infra/local', 'dist/stripe-stand-in/main.js'),
    env: {
      // It refuses production, which whoever starts this may have in their environment.
      NODE_ENV: 'development',
      PORT: String(port),
      HOST: '127.0.0.1',
      STAND_IN_DATA: dataFolder,
      STRIPE_KEY,
      STRIPE_WEBHOOK_SECRET,
      // By the same door as Stripe's.
      WEBHOOK_URL: `${addressOf(ground, 'gateway')}/api/payments/webhook`,
    },
    needs: [],
    isReady: () => answers(port),
  };
}

function standInAccount(ground: Ground) {
  return {
    STRIPE_KEY: localStripeKey,
    STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
    STRIPE_WEBHOOK_SECRET: 'whsec_local',
    STRIPE_API_BASE: addressOf(ground, 'stripe'),
  };
}

function client(ground: Ground): ProcessSpec {
  const { port, ...rest } = basics(ground, 'client');
  return {
    ...rest,
    port,
    command: node('client', '.next/standalone/client/server.js'),
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      INGRESS_URL: addressOf(ground, 'gateway'),
    },
    needs: [],
    // A file and not a page: pages are made of what the services say, and the way there, the gateway, starts last.
    isReady: () => answersOk(port, '/icon.svg'),
  };
}

/** Pages that show what goes on inside; no other environment has them. */
function development(ground: Ground): ProcessSpec {
  const { port, ...rest } = basics(ground, 'development');
  return {
    ...rest,
    port,
    command: node('infra/local', 'dist/development/main.js'),
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      SMTP_PORT: String(ground.port('smtp')),
      NATS_URL: `nats://127.0.0.1:${ground.port('nats-streaming')}`,
      NATS_CLUSTER_ID: clusterId,
      LOGS: join(ground.settings.dataDir, 'logs'),
    },
    needs: ['nats-streaming'],
    isReady: () => answersOk(port, '/dev/events'),
  };
}

function gateway(ground: Ground): ProcessSpec {
  const { port, ...rest } = basics(ground, 'gateway');
  const upstreams = [...services, 'client', 'development'].map((name) => [
    `${name}-srv`,
    addressOf(ground, name),
  ]);
  return {
    ...rest,
    port,
    command: node('infra/local', 'dist/gateway/main.js'),
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: ground.settings.LOG_LEVEL,
      UPSTREAMS: JSON.stringify(Object.fromEntries(upstreams)),
    },
    needs: [...services, 'client'],
    isReady: () => answersOk(port, '/'),
  };
}

function node(workspace: string, script: string): [string, ...string[]] {
  return [process.execPath, '--enable-source-maps', join(root, workspace, script)];
}
