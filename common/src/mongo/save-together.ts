import type { Model } from 'mongoose';
import type { WithOutbox } from '../outbox/outbox-entry.js';
import { insertTogether } from './insert-together.js';
import { updateTogether } from './update-together.js';

/** Lets the documents of an aggregate's model that are saved at the same time share one write. */
export function saveTogether<T extends WithOutbox>(model: Model<T>): void {
  insertTogether(model);
  updateTogether(model);
}
