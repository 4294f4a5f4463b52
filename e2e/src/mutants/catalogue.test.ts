import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue/index.js';
import { changeAll } from './mutant.js';

const pathOf = (file: string) => join(__dirname, '../../..', file);
const read = (file: string) => readFileSync(pathOf(file), 'utf8');

describe('the catalogue of planted bugs', () => {
  it.each(catalogue.map(({ name, edits }) => [name, edits] as const))('can plant: %s', (_name, edits) => {
    for (const [file, after] of changeAll(edits, read)) expect(after).not.toBe(read(file));
  });

  it.each(
    catalogue.flatMap(({ caughtBy }) =>
      caughtBy === 'simulation' ? [] : [[caughtBy.name, caughtBy.file] as const],
    ),
  )('names a test that there is: %s', (name, file) => {
    expect(read(file)).toContain(name);
  });

  it('has a name for each of its own', () => {
    const names = catalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
