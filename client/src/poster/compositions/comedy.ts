import type { Palette } from '../palettes';
import type { Chance } from '../random';
import { circle, moved, path, rect, times, turned } from '../shapes';

/** What is said, and the face of whoever hears it. */
export function comedy({ between, whole, oneOf }: Chance, [, first, second, third]: Palette): string {
  const dots = times(whole(14, 20), () => circle(between(0, 400), between(0, 400), between(4, 9), third));
  const lean = between(-10, 10);
  const bubble =
    rect(58, 78, 284, 206, first, 78) +
    path(['M', 120, 262, 'L', oneOf([84, 96]), 348, 'L', 208, 272, 'Z'], first);
  const eye = between(20, 27);
  const open = between(58, 86);
  const face =
    circle(146, 152, eye, third) +
    circle(254, 152, eye, third) +
    circle(150, 156, eye * 0.45, second) +
    circle(258, 156, eye * 0.45, second) +
    path(
      [
        'M',
        122,
        192,
        'Q',
        200,
        206,
        278,
        192,
        'Q',
        262,
        192 + open,
        200,
        192 + open,
        'Q',
        138,
        192 + open,
        122,
        192,
        'Z',
      ],
      second,
    ) +
    path(
      [
        'M',
        152,
        186 + open,
        'Q',
        200,
        146 + open,
        248,
        186 + open,
        'Q',
        200,
        198 + open,
        152,
        186 + open,
        'Z',
      ],
      third,
    );
  return dots + moved(0, 24, turned(lean, 200, 190, bubble + face));
}
