import { Router } from 'express';
import { listedCities } from '../models/search-tickets.js';
import type { Tickets } from '../models/tickets.js';

/** GET /api/tickets/cities: the names of the cities where something is on sale, for visitors to choose from. */
export const listCities = ({ model }: Tickets) =>
  Router().get('/api/tickets/cities', async (_request, response) => {
    response.json(await listedCities(model));
  });
