import { describe, expect, it } from 'vitest';
import { base64Bytes } from '../../../engine/core/message-weight.ts';
import { encodedBytes, heaviest, isHopeless } from '../../../renderer/features/composer/weight.ts';

describe('an attachment', () => {
  it('weighs in the window what it weighs in the engine', () => {
    for (const size of [0, 1, 2, 3, 56, 57, 58, 1_000, 14_600_000]) expect(encodedBytes(size)).toBe(base64Bytes(size));
  });

  it('is hopeless where it alone is more than the server takes, unless it is a photo', () => {
    const video = { size: 16_000_000, type: 'video/mp4' };
    expect(isHopeless(video, 20_000_000)).toBe(true);
    expect(isHopeless({ ...video, size: 14_000_000 }, 20_000_000)).toBe(false);
    expect(isHopeless({ ...video, type: 'image/jpeg' }, 20_000_000)).toBe(false);
    expect(isHopeless(video, null)).toBe(false);
  });

  it('is named where it is the heaviest', () => {
    const one = (name: string, sizeBytes: number) => ({ contentId: name, name, type: '', sizeBytes, inline: false });
    expect(heaviest([one('a', 1), one('b', 3), one('c', 2)])?.name).toBe('b');
    expect(heaviest([])).toBeNull();
  });
});
