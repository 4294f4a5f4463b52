import type { Visit } from '../is-accessible.js';
import { account } from './account.js';
import { checkout } from './checkout.js';
import { everybody } from './everybody.js';
import { expiredOrder } from './expired-order.js';
import { german } from './german.js';
import { lists } from './lists.js';
import { mails } from './mails.js';
import { members } from './members.js';
import { notForSale } from './not-for-sale.js';
import { onTheWay } from './on-the-way.js';
import { paid } from './paid.js';
import { trouble } from './trouble.js';
import { unpaid } from './unpaid.js';

/** Those that `npm test` tries: the rest take longer. */
export const mainPlaces: Record<string, Visit> = {
  'where everybody comes': everybody,
  'where members come': members,
  'where one pays': checkout,
  'on the way': onTheWay,
  'where one has paid': paid,
  'where nothing is to be had': notForSale,
  'where a payment fails, and where a bank asks': unpaid,
};

export const allPlaces: Record<string, Visit> = {
  ...mainPlaces,
  'where mails lead': mails,
  'where an account is secured and ended': account,
  'where lists grow, and searches are refused': lists,
  'where time has run out': expiredOrder,
  'where services are away': trouble,
  'in German': german,
};
