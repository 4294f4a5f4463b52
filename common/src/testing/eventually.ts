/** Resolves once `check` passes, looking again every few milliseconds; fails with its last error after `limit` ms. */
export async function eventually<T>(check: () => T | Promise<T>, limit = 10_000): Promise<T> {
  const deadline = Date.now() + limit;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
