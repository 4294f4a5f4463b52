import { fileURLToPath } from 'node:url';
import withMongo from '../infra/jest/with-mongo.mjs';

const [bySwc] = Object.values(withMongo.transform);

export default {
  ...withMongo,
  globalSetup: fileURLToPath(new URL('locate-nats.mjs', import.meta.url)),
  // It imports http when it first sends, which jest lets only sources do that are compiled for it.
  transform: { ...withMongo.transform, '/otlp-exporter-base/.+\\.js$': bySwc },
  transformIgnorePatterns: ['/node_modules/(?!@opentelemetry/otlp-exporter-base/)', '/common/cjs/'],
  // Some wait for a server that was killed, or for a process of their own.
  testTimeout: 30_000,
};
