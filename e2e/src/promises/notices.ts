import { idOf, isComplete, type World } from './world.js';

/** Buyer and seller of every sale are told by mail, each once: its key is the only one of its kind. */
export function notices({ orders, mails }: World): string[] {
  const keys = mails.map(({ key }) => String(key));
  const known = new Set(keys);
  const wanted = orders
    .filter(isComplete)
    .flatMap((order) => ['buyer', 'seller'].map((role) => `notice:${idOf(order)}:sold:${role}`));
  return [
    ...wanted.filter((key) => !known.has(key)).map((key) => `N1: nobody was told: ${key}`),
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `N1: told twice: ${key}`),
  ];
}
