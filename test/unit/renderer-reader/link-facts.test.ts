import { describe, expect, it } from 'vitest';
import { linkFacts } from '../../../renderer/features/reader/link-facts.ts';

describe('a link', () => {
  it('is shown with its host set apart, the whole as it is followed', () => {
    expect(linkFacts('https://www.ac-nantes.fr/page?x=1#y')).toEqual({
      kind: 'web',
      before: 'https://',
      host: 'www.ac-nantes.fr',
      after: '/page?x=1#y',
      warnings: [],
    });
  });

  it.each([
    ['a host in look-alike letters', 'https://аc-nantes.fr/', 'xn--c-nantes-06g.fr', ['punycode']],
    ['a known name before the real host', 'https://www.ac-nantes.fr@evil.example/', 'evil.example', ['userInfo']],
    ['a known name and a password before it', 'https://ac-nantes.fr:x@evil.example/', 'evil.example', ['userInfo']],
    ['a number in place of a name', 'http://185.12.3.4/login', '185.12.3.4', ['ipAddress', 'unencrypted']],
    ['a shortened link', 'https://bit.ly/3abc', 'bit.ly', ['shortener']],
    ['an unusual port', 'https://ac-nantes.fr:8443/', 'ac-nantes.fr', ['port']],
  ])('warns of %s', (_what, url, host, warnings) => {
    const facts = linkFacts(url);
    expect(facts).toMatchObject({ host, warnings });
    expect(`${facts?.before}${facts?.host}${facts?.after}`).toBe(new URL(url).href);
  });

  it('to a person is a mail address', () => {
    expect(linkFacts('mailto:marie%2Elopez@x.fr?subject=a')).toMatchObject({ kind: 'mail', host: 'marie.lopez@x.fr' });
    expect(linkFacts('mailto:%ff@x.fr')).toMatchObject({ kind: 'mail', host: '%ff@x.fr' });
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'nonsense'])('« %s » is none', (url) => {
    expect(linkFacts(url)).toBeNull();
  });
});
