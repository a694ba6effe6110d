import { describe, expect, it } from 'vitest';
import { dayOf, dayText } from '../../../renderer/features/password-year/days.ts';

const NOW = new Date(2026, 10, 22, 9).getTime();

describe('The day of a change', () => {
  it('is written as a date field writes it, and read back', () => {
    const at = dayOf('2026-03-05', NOW)!;
    expect(dayText(at)).toBe('2026-03-05');
    expect(new Date(at).getHours()).toBe(12);
  });

  it('may be today, and is not in the future then', () => {
    expect(dayOf('2026-11-22', NOW)).toBe(NOW);
  });

  it.each(['', '2026-11-23', '2026-02-30', '2026', 'hier'])('is none: « %s »', (text) => {
    expect(dayOf(text, NOW)).toBeNull();
  });

  it('that nobody knows is empty', () => {
    expect(dayText(null)).toBe('');
  });
});
