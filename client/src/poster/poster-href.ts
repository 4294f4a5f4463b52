import type { Category } from '@/domain/event';

/** Posters are kept by browsers for good: a new edition has another address. */
const EDITION = 2;

export const posterHref = ({ id, category = 'other' }: { id: string; category?: Category }): string =>
  `/posters/${category}/${id}?edition=${EDITION}`;
