/**
 * The outcome of `work`, if it comes within so many milliseconds of real time; the work itself goes on after that, and
 * what becomes of it is nobody's concern. The time keeps no process alive. @throws what `late` makes when it is up.
 */
export async function within<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const giveUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds).unref();
  });
  try {
    return await Promise.race([work, giveUp]);
  } finally {
    clearTimeout(timer);
  }
}
