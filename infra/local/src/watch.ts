import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Ends the watching. */
type Unwatch = () => void;

/** Calls back once for each burst of changes to the compiled code under the folder. */
export function watchCode(folder: string, changed: () => void): Unwatch {
  const isCode = (file: string) => file.endsWith('.js') && !file.endsWith('.test.js');
  return watchFolder(folder, { recursive: true }, isCode, changed);
}

/** The same for one file. Its folder is watched, as many editors put a new file in its place. */
export function watchFile(path: string, changed: () => void): Unwatch {
  return watchFolder(dirname(path), { recursive: false }, (file) => file === basename(path), changed);
}

function watchFolder(
  folder: string,
  options: { recursive: boolean },
  isMeant: (file: string) => boolean,
  changed: () => void,
): Unwatch {
  let burst: NodeJS.Timeout | undefined;
  const watcher = watch(folder, options, (_event, file) => {
    if (!file || !isMeant(file)) return;
    clearTimeout(burst);
    burst = setTimeout(changed, 200);
  });
  return () => {
    clearTimeout(burst);
    watcher.close();
  };
}
