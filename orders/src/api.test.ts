import { documentedRoutes, registeredRoutes } from '@ticketing/common/testing';
import { api } from './api.js';
import { createService } from './service.js';
import { serviceConfig } from './test-service.js';

it('every route is documented, and every documented one is there', () => {
  const { service } = createService(serviceConfig());

  expect(documentedRoutes(api)).toEqual(registeredRoutes(service.app));
});
