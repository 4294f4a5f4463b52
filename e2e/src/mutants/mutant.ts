/** A change of one source file, by its path from the root of the project. */
export interface Edit {
  file: string;
  /** Has to be there exactly once, so that no edit can rot unseen. */
  find: string;
  replace: string;
}

/** A planted bug. */
export interface Mutant {
  /** What is wrong, as the table says it. */
  name: string;
  edits: Edit[];
  /** The simulation, or a test where the simulation cannot see it. */
  caughtBy: 'simulation' | NamedTest;
}

export interface NamedTest {
  file: string;
  /** Its name, or what it begins with where that is not all in one place. */
  name: string;
}

/** The files that the edits change, as they are afterwards. @throws when what is to be replaced is not there exactly once. */
export function changeAll(edits: Edit[], read: (file: string) => string): Map<string, string> {
  const changed = new Map<string, string>();
  for (const { file, find, replace } of edits) {
    const before = changed.get(file) ?? read(file);
    const count = before.split(find).length - 1;
    if (count !== 1) throw new Error(`${file} has ${count} times, and not once: ${find}`);
    changed.set(
      file,
      before.replace(find, () => replace),
    );
  }
  return changed;
}
