import type { Strings } from '../strings';
import { categoryNames, home } from './home';
import { mailed } from './mailed';
import { order, orders } from './order';
import { payment } from './payment';
import { declines, said } from './said';
import { secondFactor } from './second-factor';
import { sell } from './sell';
import { account, site } from './site';
import { listings, ticket } from './ticket';

export const de: Strings = {
  site,
  account,
  mailed,
  secondFactor,
  home,
  categoryNames,
  ticket,
  listings,
  sell,
  orders,
  order,
  payment,
  said,
  declines,
};
