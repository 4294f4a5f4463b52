export { default } from '../infra/jest/with-redis.mjs';
