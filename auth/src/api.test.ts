import { documentedRoutes, registeredRoutes, testConfig } from '@ticketing/common/testing';
import { api } from './api.js';
import { createService } from './service.js';

it('every route is documented, and every documented one is there', () => {
  const { service } = createService(testConfig());

  expect(documentedRoutes(api)).toEqual(registeredRoutes(service.app));
});
