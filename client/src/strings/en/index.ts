import { categoryNames, home } from './home';
import { mailed } from './mailed';
import { order, orders } from './order';
import { payment } from './payment';
import { secondFactor } from './second-factor';
import { sell } from './sell';
import { account, site } from './site';
import { listings, ticket } from './ticket';

/** What the services say is English already. Other languages say it by the English message, or by the code. */
const said: Record<string, string> = {};
const declines: Record<string, string> = {};

/** The strings of the interface. Every other language has the same names: `Strings` sees to it. */
export const en = {
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
