/**
 * What was pressed may go with the page, or the form, that it was for. Whoever pressed it goes on from the heading of what
 * is new, and not from the very top. What has the focus by then keeps it.
 */
export function focusHeading(options?: FocusOptions): void {
  goOnFrom(document.querySelector<HTMLElement>('#content h1') ?? document.getElementById('content'), options);
}

/** The same from another place: that of what has come instead. */
export function goOnFrom(place: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (!place || document.activeElement !== document.body) return;
  place.tabIndex = -1;
  place.focus(options);
}
