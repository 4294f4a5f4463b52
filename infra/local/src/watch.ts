import { watch } from 'node:fs';

/** Calls back once for each burst of changes to the compiled code under the folder. */
export function watchCode(folder: string, changed: () => void): void {
  let burst: NodeJS.Timeout | undefined;
  watch(folder, { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.js') || file.endsWith('.test.js')) return;
    clearTimeout(burst);
    burst = setTimeout(changed, 200);
  });
}
