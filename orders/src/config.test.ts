import { loadConfig } from './config.js';

const environment = {
  MONGO_URI: 'mongodb://127.0.0.1/orders',
  NATS_URL: 'nats://127.0.0.1:4222',
  NATS_CLUSTER_ID: 'ticketing',
  NATS_CLIENT_ID: 'orders-0',
  REDIS_URL: 'redis://127.0.0.1:6379',
  JWT_KEY: 'x'.repeat(32),
};

describe('the configuration of orders', () => {
  it('locks a ticket for 15 minutes if nothing else is said', () => {
    expect(loadConfig(environment).RESERVATION_SECONDS).toBe(900);
    expect(loadConfig({ ...environment, RESERVATION_SECONDS: '3' }).RESERVATION_SECONDS).toBe(3);
  });

  it.each(['0', '-5', '1.5', 'soon', '604801'])('refuses %p seconds, naming the variable', (seconds) => {
    expect(() => loadConfig({ ...environment, RESERVATION_SECONDS: seconds })).toThrow(/RESERVATION_SECONDS/);
  });
});
