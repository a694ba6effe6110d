// Where the windows were and how large what is in them was shown, kept in a small file: bounds are wanted before the store is open. Reading and fitting are
// forgiving, as a broken file or an unplugged screen must never keep a window from opening.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const Placement = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(480).max(20_000),
  height: z.number().int().min(360).max(20_000),
  maximized: z.boolean(),
  /** How large everything in it is shown (Ctrl + and Ctrl -). */
  zoom: z.number().min(0.25).max(5).default(1),
});
export type Placement = z.infer<typeof Placement>;

const Placements = z.object({
  main: Placement.optional(),
  composer: Placement.optional(),
  message: Placement.optional(),
});
export type WindowKind = keyof z.infer<typeof Placements>;

/** So much of a window's title bar must be on some screen for a person to take hold of it. */
const GRIP_PX = 80;

/** The saved placement, unless no screen shows enough of it any more. */
export function fitPlacement(saved: Placement | undefined, screens: readonly Rectangle[]): Placement | undefined {
  if (!saved) return undefined;
  const isReachable = screens.some(
    (screen) =>
      saved.x + saved.width >= screen.x + GRIP_PX &&
      saved.x <= screen.x + screen.width - GRIP_PX &&
      saved.y >= screen.y - 1 &&
      saved.y <= screen.y + screen.height - GRIP_PX,
  );
  return isReachable ? saved : undefined;
}

export function readPlacement(file: string, kind: WindowKind): Placement | undefined {
  return readPlacements(file)[kind];
}

/** A disk that is full or gone costs the place of a window, and must not keep it from closing. */
export function savePlacement(file: string, kind: WindowKind, placement: Placement): void {
  try {
    writeFileSync(file, JSON.stringify({ ...readPlacements(file), [kind]: placement }));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function readPlacements(file: string): z.infer<typeof Placements> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isSystemError(error)) return {};
    throw error;
  }
  return parsePlacements(text);
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

export function parsePlacements(text: string): z.infer<typeof Placements> {
  try {
    return Placements.safeParse(JSON.parse(text)).data ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
