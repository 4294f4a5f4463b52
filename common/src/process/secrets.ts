import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** Marks a variable whose value is a secret: it can come from the file that `NAME_FILE` names. */
export const secret = <Schema extends z.ZodType>(schema: Schema): Schema => schema.meta({ secret: true });

const isSecret = (schema: z.core.$ZodType): boolean => (schema as z.ZodType).meta()?.secret === true;

/**
 * The secrets of `shape` that come from files, each read here and never again. One newline at the end is an editor's.
 * A file that is empty counts as a variable that is missing.
 * @returns what was found, and one problem for each variable that is not right, without its value and its file's name.
 */
export function readSecretFiles(shape: z.ZodRawShape, given: Record<string, string | undefined>) {
  const values: Record<string, string> = {};
  const problems: Record<string, string> = {};
  for (const name of Object.keys(shape).filter((each) => isSecret(shape[each] as z.ZodType))) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) {
      problems[name] = `${name} and ${name}_FILE are both set`;
      continue;
    }
    try {
      const value = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
      if (value !== '') values[name] = value;
    } catch {
      problems[name] = `${name}_FILE cannot be read`;
    }
  }
  return { values, problems };
}
