import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { type Container, environmentOf, ingredientsOf } from './objects.js';

/** The only reader of a service's environment. @throws when a variable is missing or wrong. */
export async function readConfigOf(
  service: string,
  environment: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { loadConfig } = await import(join(root, service, 'src/config.ts'));
  return loadConfig(environment);
}

/** The variables of a container that its service knows nothing of. @throws when one that it needs is missing. */
export async function unknownVariables(service: string, container: Container): Promise<string[]> {
  const environment = environmentOf(container);
  const known = Object.keys(await readConfigOf(service, environment));
  const parts = ingredientsOf(container);
  return Object.keys(environment).filter((name) => !known.includes(name) && !parts.includes(name));
}
