import { createHttpApp, type Platform, type Readiness } from '@ticketing/common';

interface Dependencies extends Platform {
  readiness: Readiness;
}

/** Nobody asks this service for anything but its health. */
export const createApp = (platform: Dependencies) =>
  createHttpApp({
    ...platform,
    jwtKey: platform.config.JWT_KEY,
    previousJwtKey: platform.config.JWT_KEY_PREVIOUS,
    maxRequests: platform.config.MAX_REQUESTS,
    isEnded,
    routes: [],
  });

/** Nobody is signed in here: there is nothing to ask for. */
const isEnded = async () => false;
