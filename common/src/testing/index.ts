export * from './bad-cookies.js';
export * from './bad-input.js';
export * from './eventually.js';
export * from './manual-clock.js';
export * from './memory-bus.js';
export * from './signed-in.js';
export * from './test-config.js';
