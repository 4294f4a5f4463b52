/**
 * Lets the style element through with which Radix keeps the page under a dialog from scrolling: it looks for the nonce
 * of the page in this variable. https://github.com/theKashey/get-nonce
 */
export function allowStyles(): void {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  Object.assign(globalThis, { __webpack_nonce__: nonce });
}
