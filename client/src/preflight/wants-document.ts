/** Whether a browser asks for a page to show: Next's own requests, which want no document, accept anything. */
export const wantsDocument = (headers: Headers): boolean =>
  Boolean(headers.get('accept')?.includes('text/html'));
