/**
 * The fields of `after` that differ from `before`, for set(): mongoose casts and compares all that it is given, which
 * takes longer than the rest of the change.
 */
export const changedFields = <T extends object>(before: T, after: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== before[name as keyof T]),
  ) as Partial<T>;
