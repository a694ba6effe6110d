import { describe, expect, it } from 'vitest';
import { laterMoments } from '../../../renderer/features/composer/send-later.ts';

const at = (text: string) => new Date(text).getTime();
const days = (from: string) =>
  laterMoments(at(from)).map((moment) => `${moment.which} ${new Date(moment.at).toLocaleString('sv-SE')}`);

describe('a later moment offered', () => {
  it('on a Tuesday is tomorrow and next Monday, at eight', () => {
    expect(days('2026-11-17T21:30')).toEqual([
      'tomorrowMorning 2026-11-18 08:00:00',
      'mondayMorning 2026-11-23 08:00:00',
    ]);
  });

  it.each(['2026-11-20T12:00', '2026-11-21T09:00', '2026-11-22T23:59'])(
    'from Friday to Sunday is Monday alone (%s)',
    (from) => {
      expect(days(from)).toEqual(['mondayMorning 2026-11-23 08:00:00']);
    },
  );

  it('on a Monday is never the same day', () => {
    expect(days('2026-11-23T07:00')).toEqual([
      'tomorrowMorning 2026-11-24 08:00:00',
      'mondayMorning 2026-11-30 08:00:00',
    ]);
  });
});
