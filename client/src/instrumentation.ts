import { loadConfig } from './config';

/** Next calls this once as the server starts: better not to start than to fail at the first visitor. */
export function register(): void {
  loadConfig();
}
