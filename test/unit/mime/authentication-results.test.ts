// Which servers' word about a sender is taken: the own ones', where the own ones write.
import { describe, expect, test } from 'vitest';
import { authenticationResults, readResults } from '../../../engine/mime/authentication-results.ts';
import { readHeaderBlock } from '../../../engine/mime/header-block.ts';

const isOwn = (host: string) => host === 'ac-x.fr' || host.endsWith('.ac-x.fr');
const results = (...fields: string[]) =>
  authenticationResults(readHeaderBlock(Buffer.from(`${fields.join('\r\n')}\r\n\r\n`)), isOwn);

const IN = 'Received: from evil.tk (evil.tk [192.0.2.1]) by mx.ac-x.fr (Postfix) with ESMTP';
const INSIDE = 'Received: from mx.ac-x.fr by store.ac-x.fr (Dovecot) with LMTP';
const FAIL =
  'Authentication-Results: mx.ac-x.fr; spf=fail smtp.mailfrom=evil.tk; dkim=none;\r\n dmarc=fail (p=none) header.from=ac-x.fr';
const PASS = 'Authentication-Results: mx.ac-x.fr; spf=pass; dkim=pass; dmarc=pass';

describe('Authentication-Results', () => {
  test('of the own server, above or right below the hop from outside', () => {
    const failed = { by: 'mx.ac-x.fr', spf: 'fail', dkim: 'none', dmarc: 'fail' };
    expect(results(FAIL, INSIDE, IN)).toEqual([failed]);
    expect(results(INSIDE, IN, FAIL, 'Subject: x')).toEqual([failed]);
  });

  test('in its name, but further down than it can have written', () => {
    const before = 'Received: from a.tk by b.tk with SMTP';
    expect(results(INSIDE, IN, before, PASS)).toEqual([]);
    expect(results(before, PASS)).toEqual([]);
  });

  test('of another server, or of nobody', () => {
    expect(results('Authentication-Results: mx.evil.tk; dmarc=pass', IN)).toEqual([]);
    expect(results('Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x; dkim=pass', IN)).toEqual(
      [],
    );
  });

  test('comments hide nothing, and one signature that holds is enough', () => {
    expect(readResults('mx.ac-x.fr 1; dkim=fail (dmarc=pass; (x)) header.d=a; dkim=pass header.d=b')).toEqual({
      by: 'mx.ac-x.fr',
      spf: null,
      dkim: 'pass',
      dmarc: null,
    });
  });
});
