import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellsWhere } from '../../../renderer/features/composer/photos/photo-location.ts';
import { fitted, shrinkable, shrunkName } from '../../../renderer/features/composer/photos/photo-sizes.ts';

const attachment = (name: string, type: string, sizeBytes = 4_000_000, inline = false) => ({
  contentId: name,
  name,
  type,
  sizeBytes,
  inline,
});

/** A JPEG's head with an Exif block of one directory entry. */
function jpegWith(tag: number, { littleEndian = true, marker = 0xe1 } = {}): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26));
  tiff.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, littleEndian);
  tiff.setUint32(4, 8, littleEndian);
  tiff.setUint16(8, 1, littleEndian);
  tiff.setUint16(10, tag, littleEndian);
  const exif = [...Buffer.from('Exif\0\0'), ...new Uint8Array(tiff.buffer)];
  const length = exif.length + 2;
  return Uint8Array.from([0xff, 0xd8, 0xff, marker, length >> 8, length & 0xff, ...exif, 0xff, 0xda, 0, 2]);
}

describe('photos', () => {
  it('are attachments that are large pictures, not those within the text', () => {
    const list = [
      attachment('IMG_1.JPG', 'image/jpeg'),
      attachment('plan.png', 'application/octet-stream'),
      attachment('small.jpg', 'image/jpeg', 50_000),
      attachment('logo.png', 'image/png', 400_000, true),
      attachment('menu.pdf', 'application/pdf'),
      attachment('anim.gif', 'image/gif'),
    ];
    expect(shrinkable(list).map(({ name }) => name)).toEqual(['IMG_1.JPG', 'plan.png']);
  });

  it('keep their shape and never grow', () => {
    expect(fitted(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
    expect(fitted(3000, 4000, 1600)).toEqual({ width: 1200, height: 1600 });
    expect(fitted(800, 600, 1600)).toEqual({ width: 800, height: 600 });
    expect(fitted(10_000, 1, 1024)).toEqual({ width: 1024, height: 1 });
  });

  it('are named after what they become', () => {
    expect(shrunkName('a.webp', 'image/jpeg')).toBe('a.jpg');
    expect(shrunkName('IMG.JPEG', 'image/jpeg')).toBe('IMG.JPEG');
    expect(shrunkName('photo', 'image/jpeg')).toBe('photo.jpg');
    expect(shrunkName('a.png', 'image/png')).toBe('a.png');
  });

  it('tell where they were taken by a GPS directory, in either byte order', () => {
    expect(tellsWhere(jpegWith(0x8825))).toBe(true);
    expect(tellsWhere(jpegWith(0x8825, { littleEndian: false }))).toBe(true);
    expect(tellsWhere(jpegWith(0x0112))).toBe(false);
    expect(tellsWhere(jpegWith(0x8825, { marker: 0xe0 }))).toBe(false);
  });

  it('tell nothing, and break nothing, where they are broken', () => {
    const whole = jpegWith(0x8825);
    for (let end = 0; end < whole.length; end += 1) tellsWhere(whole.subarray(0, end));
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => void tellsWhere(Uint8Array.from([0xff, 0xd8, ...bytes])),
      ),
    );
  });
});
