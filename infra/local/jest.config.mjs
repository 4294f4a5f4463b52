export { default } from '../jest/with-mongo.mjs';
