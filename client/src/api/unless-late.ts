/** What comes, or undefined once it has taken longer than that many milliseconds. */
export async function unlessLate<T>(coming: Promise<T>, limit: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limit);
  });
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
}
