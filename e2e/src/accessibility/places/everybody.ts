import { newWindow } from '../../world/browser.js';
import { list } from '../../world/marketplace.js';
import { someone } from '../../world/person.js';
import { faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

export const everybody: Visit = async (look) => {
  const page = await newWindow(look);
  const ticket = await list(await someone(), 'For everybody');
  const paths = ['/', '/?q=no-such-thing', '/signin', '/signup', `/tickets/${ticket.id}`];
  paths.push('/forgotten-password', '/reset-password?token=x');
  for (const path of paths) expect(await faultsOf(page, path)).toEqual([]);
  expect(await faultsOf(page, '/nowhere', 404)).toEqual([]);
};
