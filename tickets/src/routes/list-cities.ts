import { Router } from 'express';
import type { ReadyPages } from '../live/ready-pages.js';
import { listedCities } from '../models/search-tickets.js';
import type { Tickets } from '../models/tickets.js';
import { readyJson, sendPage } from './ready-json.js';

const CITIES = '/api/tickets/cities';

/** GET /api/tickets/cities: the names of the cities where something is on sale, for visitors to choose from. */
export const listCities = ({ model }: Tickets, pages: ReadyPages) =>
  Router().get(CITIES, async ({ originalUrl }, response) => {
    const page = await pages.make(originalUrl, async () => readyJson(CITIES, await listedCities(model)));
    sendPage(response, page);
  });
