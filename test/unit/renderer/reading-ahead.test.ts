import { describe, expect, it } from 'vitest';
import { neighbourOf } from '../../../renderer/features/reader/neighbour.ts';
import { NO_FRAMES, placeFrames } from '../../../renderer/features/reader/place-frames.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { USUAL_LOOK, zoomedBy } from '../../../shared/domain/text-look.ts';

const id = (value: number) => value as MessageId;

describe('two frames', () => {
  it('show a message, and change places when the one that is ready is asked for', () => {
    const first = placeFrames(NO_FRAMES, 'a', null);
    expect(first).toEqual({ urls: ['a', null], front: 0 });
    const ready = placeFrames(first, 'a', 'b');
    expect(ready).toEqual({ urls: ['a', 'b'], front: 0 });
    const turned = placeFrames(ready, 'b', 'c');
    expect(turned).toEqual({ urls: ['c', 'b'], front: 1 });
  });

  it('load in front what was not foreseen', () => {
    expect(placeFrames({ urls: ['a', 'b'], front: 0 }, 'z', null)).toEqual({ urls: ['z', 'b'], front: 0 });
  });

  it('stay as they are while nothing is to be seen, and never load one document twice', () => {
    const frames = { urls: ['a', 'b'], front: 1 } as const;
    expect(placeFrames(frames, null, null)).toBe(frames);
    expect(placeFrames(frames, 'b', 'b')).toBe(frames);
    expect(placeFrames(frames, null, 'c')).toEqual({ urls: ['c', 'b'], front: 1 });
  });
});

describe('the message read next', () => {
  const order = Uint32Array.from([5, 7, 9]);

  it('is the one below, at the end of the list the one above', () => {
    expect(neighbourOf(id(5), order)).toBe(7);
    expect(neighbourOf(id(9), order)).toBe(7);
    expect(neighbourOf(id(5), Uint32Array.from([5]))).toBeNull();
    expect(neighbourOf(id(4), order)).toBeNull();
  });
});

describe('the size of text', () => {
  it('goes by steps, from whatever it is, and stops at the last one', () => {
    expect(zoomedBy(USUAL_LOOK.zoomPercent, 1)).toBe(110);
    expect(zoomedBy(104, -1)).toBe(100);
    expect(zoomedBy(300, 1)).toBe(300);
    expect(zoomedBy(50, -1)).toBe(50);
  });
});
