import type { Palette } from '../palettes';
import type { Chance } from '../random';
import { circle, line, ring, times } from '../shapes';

/** The lanes of a track in a bend, and a ball in flight. */
export function sports({ between, whole, oneOf }: Chance, [, first, second, third]: Palette): string {
  const [x, y] = [oneOf([-40, 440]), between(380, 460)];
  const lanes = whole(5, 7);
  const track = times(lanes, (index) =>
    ring(x, y, 170 + index * 46, index % 2 ? third : second, index % 2 ? 38 : 4),
  );
  const [ballX, ballY] = [x < 0 ? between(230, 300) : between(100, 170), between(120, 190)];
  const size = between(58, 84);
  const ball =
    circle(ballX, ballY, size, first) +
    line(['M', ballX - size, ballY, 'Q', ballX, ballY - size * 0.8, ballX + size, ballY], third, 6) +
    line(['M', ballX - size, ballY, 'Q', ballX, ballY + size * 0.8, ballX + size, ballY], third, 6);
  const side = x < 0 ? -1 : 1;
  const speed = times(3, (index) => {
    const height = ballY - 30 + index * 30;
    const start = ballX + side * (size + 24);
    return line(['M', start, height, 'L', start + side * between(50, 120), height], first, 8);
  });
  return track + speed + ball;
}
