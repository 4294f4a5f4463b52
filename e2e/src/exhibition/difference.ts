import type { Page } from 'playwright-core';

/** Seen from this far away, in pixels of width: type is grey then, and a shape is still where it is. */
const WIDTH = 90;

/** How much darker or lighter, of 255, something is that looks another way. */
const CLEAR = 40;

/**
 * The share of a picture that looks clearly different in another one, seen from afar; 1 when one is much longer. Fonts
 * are drawn a little differently everywhere, so near is as good as the same. The page is any that is empty.
 */
export async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const pictures = [one, other].map((picture) => `data:image/webp;base64,${picture.toString('base64')}`);
  return page.evaluate(compare, { pictures, width: WIDTH, clear: CLEAR });
}

/** Runs in the browser, which can read the pictures. */
async function compare(asked: { pictures: string[]; width: number; clear: number }): Promise<number> {
  const { pictures, width, clear } = asked;
  const bitmaps = await Promise.all(
    pictures.map(async (url) => createImageBitmap(await (await fetch(url)).blob())),
  );
  const heights = bitmaps.map((bitmap) => Math.round((bitmap.height / bitmap.width) * width));
  const height = Math.min(...heights);
  if (Math.max(...heights) > height * 1.05 + 2) return 1;
  const [first, second] = bitmaps.map((bitmap) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('there is no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, bitmap.width, (bitmap.width / width) * height, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  });
  let different = 0;
  for (let at = 0; first && second && at < first.length; at += 4) {
    const far = [0, 1, 2].some(
      (part) => Math.abs((first[at + part] ?? 0) - (second[at + part] ?? 0)) > clear,
    );
    if (far) different += 1;
  }
  return different / (width * height);
}
