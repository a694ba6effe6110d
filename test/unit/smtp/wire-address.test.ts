import { describe, expect, it } from 'vitest';
import { spellingOf, wireAddress } from '../../../engine/smtp/wire-address.ts';

describe('an address on the wire', () => {
  it.each([
    ['prof@ecole.example', 'prof@ecole.example'],
    ['Prof@École.example', 'Prof@xn--cole-9oa.example'],
    ['élodie@ecole.example', 'élodie@ecole.example'],
    ['"a@b"@école.example', '"a@b"@xn--cole-9oa.example'],
    ['sans arobase', 'sans arobase'],
  ])('%s goes as %s', (address, wire) => {
    expect(wireAddress(address)).toBe(wire);
  });

  it('is spoken of as the person wrote it', () => {
    const spelling = spellingOf(['prof@école.example', 'a@b.example']);
    expect(spelling('prof@xn--cole-9oa.example')).toBe('prof@école.example');
    expect(spelling('a@b.example')).toBe('a@b.example');
    expect(spelling('autre@b.example')).toBe('autre@b.example');
  });
});
