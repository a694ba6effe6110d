// The small pictures of the desktop, drawn pixel by pixel: a tile in an account's colour, a dot on the tray's icon. Pure:
// bitmaps as Electron takes them, four bytes a pixel, blue first.
import type { AccountColour } from '../../shared/domain/account-colour.ts';
import type { MailStanding } from '../../shared/domain/notice.ts';
import type { Settings } from '../../shared/domain/settings.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** Those of the light theme (renderer/ui/account-mark.css). */
const TILES: Record<AccountColour, Colour> = {
  blue: [0x1d, 0x5b, 0x8f],
  green: [0x2b, 0x6b, 0x3a],
  orange: [0x9a, 0x4a, 0x08],
  violet: [0x69, 0x41, 0xa5],
  teal: [0x0f, 0x6a, 0x6a],
  pink: [0xa5, 0x2b, 0x62],
  brown: [0x70, 0x49, 0x2f],
  grey: [0x56, 0x5a, 0x5f],
};

export type TrayState = 'plain' | 'unread' | 'quiet' | 'offline';

const DOTS: Record<Exclude<TrayState, 'plain'>, Colour> = {
  unread: [0xd1, 0x3b, 0x2e],
  quiet: [0x69, 0x41, 0xa5],
  offline: [0x80, 0x85, 0x8a],
};

export function trayState(
  { unread, quiet, offline }: MailStanding,
  { projecting }: Pick<Settings, 'projecting'>,
): TrayState {
  if (quiet) return 'quiet';
  if (unread > 0 && !projecting) return 'unread';
  return offline ? 'offline' : 'plain';
}

export const TILE_SIZE = 64;

export function accountTile(colour: AccountColour): Uint8Array {
  const pixels = new Uint8Array(TILE_SIZE * TILE_SIZE * 4);
  const radius = TILE_SIZE / 5;
  paint(pixels, TILE_SIZE, TILES[colour], (x, y) => {
    const dx = Math.max(radius - x, x - (TILE_SIZE - 1 - radius), 0);
    const dy = Math.max(radius - y, y - (TILE_SIZE - 1 - radius), 0);
    return dx * dx + dy * dy <= radius * radius;
  });
  return pixels;
}

/** The icon with a dot at its foot on the right; by its place and its tooltip as much as by its colour. */
export function withDot(icon: Uint8Array, size: number, state: TrayState): Uint8Array {
  const pixels = Uint8Array.from(icon);
  if (state === 'plain') return pixels;
  const radius = size * 0.26;
  const centre = size - radius - 0.5;
  paint(pixels, size, DOTS[state], (x, y) => (x - centre) ** 2 + (y - centre) ** 2 <= radius * radius);
  return pixels;
}

function paint(
  pixels: Uint8Array,
  size: number,
  [red, green, blue]: Colour,
  covers: (x: number, y: number) => boolean,
) {
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (covers(x, y)) pixels.set([blue, green, red, 255], (y * size + x) * 4);
    }
  }
}
