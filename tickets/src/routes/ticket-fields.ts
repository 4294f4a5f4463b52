import { priceField, textField } from '@ticketing/common';

/** What a seller says of a ticket. */
export const ticketFields = () => [textField('title', 200), priceField()];
