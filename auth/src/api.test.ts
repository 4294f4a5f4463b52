import { documentedRoutes, registeredRoutes } from '@ticketing/common/testing';
import { api } from './api.js';
import { createService } from './service.js';
import { authConfig } from './test-service.js';

it('every route is documented, and every documented one is there', () => {
  const { service } = createService(authConfig());

  expect(documentedRoutes(api)).toEqual(registeredRoutes(service.app));
});
