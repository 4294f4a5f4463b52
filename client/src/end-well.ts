/** 128 and the number of SIGTERM: how Next ends when it was asked to, after its last answer. */
const ASKED_TO_END = 143;

/** Whoever asked it to end, as Kubernetes does, would count that as a failure: it ends with 0, as every service does. */
export function endWell(): void {
  process.once('exit', (code) => {
    if (code === ASKED_TO_END) process.exitCode = 0;
  });
}
