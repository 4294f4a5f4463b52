import { cache } from 'react';
import { orNotFound } from '@/api/or-not-found';
import { serverApi } from '@/api/server';

/** The page and its title ask for the same ticket: one request. */
export const getTicket = cache(async (id: string) => orNotFound((await serverApi()).tickets.get(id)));
