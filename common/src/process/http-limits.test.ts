import { Agent } from 'node:http';
import { MOST_STREAMS, MOST_THROUGH_GATEWAY } from '../http/load-limit.js';
import { baseConfig } from './config.js';
import { httpLimits } from './http-server.js';

it('no connection is one too many before requests, streams and what the gateway sends and keeps are', () => {
  const requests = baseConfig.MAX_REQUESTS.parse(undefined);
  const kept = new Agent().maxFreeSockets;

  expect(httpLimits.maxConnections).toBeGreaterThan(requests + MOST_STREAMS + MOST_THROUGH_GATEWAY + kept);
});
