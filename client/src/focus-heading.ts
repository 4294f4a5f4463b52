/**
 * What was pressed may go with the page, or the form, that it was for. Whoever pressed it goes on from the heading of what
 * is new, and not from the very top. What has the focus by then keeps it.
 */
export function focusHeading(options?: FocusOptions): void {
  if (document.activeElement !== document.body) return;
  const heading = document.querySelector<HTMLElement>('#content h1') ?? document.getElementById('content');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus(options);
}
