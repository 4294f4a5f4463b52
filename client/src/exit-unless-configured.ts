import { loadConfig } from './config';

/** Better not to start than to fail at the first visitor. Next would log what is thrown here and go on. */
export function exitUnlessConfigured(): void {
  try {
    loadConfig();
  } catch (error) {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  }
}
