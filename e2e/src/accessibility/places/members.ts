import { list } from '../../world/marketplace.js';
import { windowOf } from '../../world/pages.js';
import { someone } from '../../world/person.js';
import { faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

export const members: Visit = async (look) => {
  const seller = await someone();
  const [page, ticket] = [await windowOf(seller, look), await list(seller, 'For members')];
  const paths = ['/tickets/new', '/tickets/mine', '/orders', '/account'];
  for (const path of [...paths, `/tickets/${ticket.id}`, `/tickets/${ticket.id}/edit`]) {
    expect(await faultsOf(page, path)).toEqual([]);
  }
};
