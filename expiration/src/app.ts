import { createHttpApp, type Platform, type Readiness } from '@ticketing/common';

interface Dependencies extends Platform {
  readiness: Readiness;
}

/** Nobody asks this service for anything but its health. */
export const createApp = (platform: Dependencies) =>
  createHttpApp({
    ...platform,
    isEnded,
    routes: [],
  });

/** Nobody is signed in here: there is nothing to ask for. */
const isEnded = async () => false;
