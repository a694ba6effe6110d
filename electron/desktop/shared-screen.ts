// Whether others are likely to see the screen, as far as Electron can tell: two displays that show the same place (X11;
// Windows and macOS tell of a mirrored pair as of one display), or a window of Casier on the whole screen. It cannot know
// of a presentation in another program; Windows and macOS keep notifications back then by themselves. Pure.

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function isLikelyShared(displays: readonly { bounds: Bounds }[], fullScreen: boolean): boolean {
  return (
    fullScreen ||
    displays.some((one, index) => displays.slice(index + 1).some((other) => overlap(one.bounds, other.bounds)))
  );
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
