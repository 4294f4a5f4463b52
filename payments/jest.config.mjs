export { default } from '../infra/jest/with-mongo.mjs';
