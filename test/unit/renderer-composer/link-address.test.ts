import { describe, expect, it } from 'vitest';
import { linkAddress } from '../../../renderer/features/composer/editor/link-address.ts';

describe('the address of a link', () => {
  it.each([
    ['https://x.fr/a', 'https://x.fr/a'],
    ['x.fr/a?b', 'https://x.fr/a?b'],
    [' www.education.gouv.fr ', 'https://www.education.gouv.fr/'],
    ['localhost.test:8080/x', 'https://localhost.test:8080/x'],
    ['marie@x.fr', 'mailto:marie@x.fr'],
    ['mailto:marie@x.fr', 'mailto:marie@x.fr'],
  ])('« %s » is understood', (text, href) => {
    expect(linkAddress(text)).toBe(href);
  });

  it.each(['', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'un mot'])(
    '« %s » is refused',
    (text) => {
      expect(linkAddress(text)).toBeNull();
    },
  );
});
