// Addresses compared: however an international domain is written, it is one.
import { expect, test } from 'vitest';
import { addressKey, sameAddress } from '../../../shared/domain/address.ts';

test.each([
  ['Jürgen@Müller.example', 'jürgen@xn--mller-kva.example'],
  ['a@xn--bcher-kva.example', 'a@BÜCHER.example'],
  ['a@xn--e1aybc.xn--p1ai', 'a@тест.рф'],
  ['a@xn--fiqs8s', 'a@中国'],
  ['ju\u0308rgen@mu\u0308ller.example', 'JÜRGEN@xn--MLLER-kva.example'],
])('%s is %s', (one, other) => {
  expect(sameAddress(one, other)).toBe(true);
});

test.each(['a@xn--', 'a@xn--ü.fr', 'a@xn--99999999999.fr', 'a@xn--a-\u0000.fr'])(
  '%s, which is no valid form, is itself',
  (one) => {
    expect(addressKey(one)).toBe(one);
  },
);
