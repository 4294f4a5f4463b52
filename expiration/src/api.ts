import { type ApiDescription, healthOperations } from '@ticketing/common';

/** What expiration answers: nobody asks it for anything but its health. */
export const api: ApiDescription = {
  service: 'expiration',
  description: 'Tells when an order’s time is up',
  operations: [...healthOperations],
};
