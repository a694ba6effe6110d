import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitPlacement, parsePlacements, readPlacement, savePlacement } from '../../../electron/window-bounds.ts';

const PLACE = { x: 10, y: 20, width: 900, height: 700, maximized: false, zoom: 1.25 };
const SCREEN = { x: 0, y: 0, width: 1366, height: 768 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'casier-placement-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('The place of a window', () => {
  it('is remembered for each kind of window', () => {
    const file = path.join(folder, 'windows.json');
    savePlacement(file, 'main', PLACE);
    savePlacement(file, 'composer', { ...PLACE, x: 50 });
    expect(readPlacement(file, 'main')).toEqual(PLACE);
    expect(readPlacement(file, 'composer')).toEqual({ ...PLACE, x: 50 });
  });

  it('is not worth an error where it cannot be kept or read: the window closes and opens all the same', () => {
    const gone = path.join(folder, 'gone', 'windows.json');
    savePlacement(gone, 'main', PLACE);
    expect(readPlacement(gone, 'main')).toBeUndefined();
    mkdirSync(gone, { recursive: true });
    savePlacement(gone, 'main', PLACE);
    expect(readPlacement(gone, 'main')).toBeUndefined();
    expect(parsePlacements('{"main":')).toEqual({});
    expect(parsePlacements('{"main":{"x":"far"}}')).toEqual({});
  });

  it('counts as long as some screen shows enough of it', () => {
    expect(fitPlacement(PLACE, [SCREEN])).toEqual(PLACE);
    expect(fitPlacement({ ...PLACE, x: 1_360 }, [SCREEN])).toBeUndefined();
    expect(fitPlacement(undefined, [SCREEN])).toBeUndefined();
  });
});
