import { documentedRoutes, registeredRoutes } from '@ticketing/common/testing';
import { api } from './api.js';
import { createTestService } from './test-service.js';

it('every route is documented, and every documented one is there', () => {
  const { service } = createTestService();

  expect(documentedRoutes(api)).toEqual(registeredRoutes(service.app));
});
