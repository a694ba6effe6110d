// The sets that a fresh clone has: French phishing is warned about, ordinary mail is left alone, and the page tells the
// weights that are in force. Larger sets: `npm run phishing-figures` (docs/phishing.md).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { OWN_COLLECTIONS, pageWith, weightsTable } from './figures.ts';
import { measure } from './measure.ts';

const FALSE_ALARMS_MAX = 0.005;

const measured = OWN_COLLECTIONS.map(({ label, folder, side }) => ({
  ...measure(label, folder, 'seen'),
  isHeldOut: side === 'held out',
}));
const warned = (label: 'ham' | 'phishing') => {
  const counts = measured
    .filter((one) => one.label === label && (label === 'ham' || !one.isHeldOut))
    .map(({ halves }) => halves.seen);
  const sum = (key: 'mails' | 'doubt' | 'danger') => counts.reduce((total, one) => total + one[key], 0);
  return { mails: sum('mails'), share: (sum('doubt') + sum('danger')) / sum('mails') };
};

describe('Of the messages in this repository', () => {
  test('every piece of French phishing that the weights were set on is warned about', () => {
    const seen = measured.filter(({ label, isHeldOut }) => label === 'phishing' && !isHeldOut);
    expect(seen.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(warned('phishing')).toMatchObject({ share: 1 });
  });

  test('of ordinary mail at most one in two hundred is', () => {
    const { mails, share } = warned('ham');
    expect(mails).toBeGreaterThan(250);
    expect(share).toBeLessThanOrEqual(FALSE_ALARMS_MAX);
  });
});

test('docs/phishing.md tells the weights that are in force', () => {
  const page = readFileSync(path.resolve('docs/phishing.md'), 'utf8');
  expect(pageWith(page, 'weights', weightsTable())).toBe(page);
});
