import { documentedRoutes, registeredRoutes, testConfig } from '@ticketing/common/testing';
import { api } from './api.js';
import { createService } from './service.js';

const config = {
  ...testConfig(),
  STRIPE_KEY: 'sk_test_local',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_local',
  STRIPE_WEBHOOK_SECRET: 'whsec_test',
};

it('every route is documented, and every documented one is there', () => {
  const { service } = createService(config);

  expect(documentedRoutes(api)).toEqual(registeredRoutes(service.app));
});
