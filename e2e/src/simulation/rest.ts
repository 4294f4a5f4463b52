/** Knows when nothing goes on in this process any more but what waits for the timeline. */
export function createRest() {
  let running = 0;
  let wake = () => {};

  return {
    /** Does what the timeline cannot see, such as a command to MongoDB: until it ends there is no rest. */
    async during<T>(work: () => Promise<T>): Promise<T> {
      running++;
      try {
        return await work();
      } finally {
        running--;
        if (running === 0) wake();
      }
    },

    /**
     * Resolves once all that was set in motion has come to its end or to a step of the timeline. Callbacks of
     * promises and of nextTick have run by the end of a turn of the event loop; what can be left is an immediate.
     */
    async settled(): Promise<void> {
      do {
        if (running > 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
      } while (running > 0 || process.getActiveResourcesInfo().includes('Immediate'));
    },
  };
}

export type Rest = ReturnType<typeof createRest>;
