// Beginnings of words in the search index: which there are, and what no person can look for by typing it.
import { describe, expect, it } from 'vitest';
import { isShort, NAMING, startsOf, startToken } from '../../../engine/store/search-starts.ts';
import { searchTerms } from '../../../shared/domain/search.ts';

const named = { subject: '', senders: '', recipients: '', attachments: '' };
const starts = (patch: Partial<typeof named>) => startsOf({ ...named, ...patch }).split(' ');

describe('Beginnings of words', () => {
  it('are the first letter and the first two, folded, once each', () => {
    expect(starts({ subject: 'Réunion : école, récré à 8 h' })).toEqual(
      ['r', 're', 'e', 'ec', 'a', '8', 'h'].map((start) => startToken('subject', start)),
    );
  });

  it('know in what they stand', () => {
    expect(starts({ senders: 'Ève', attachments: 'été.pdf' })).toEqual([
      startToken('senders', 'e'),
      startToken('senders', 'ev'),
      startToken('attachments', 'e'),
      startToken('attachments', 'et'),
      startToken('attachments', 'p'),
      startToken('attachments', 'pd'),
    ]);
  });

  it('are none of nothing', () => {
    expect(startsOf(named)).toBe('');
  });

  it('cannot be typed', () => {
    for (const column of NAMING) expect(searchTerms(startToken(column, 're'))).toEqual(['re']);
  });

  it('are short up to two letters, however a letter is made', () => {
    expect(['c', 'cp', '6e', '𝒜𝒜', 'can'].map(isShort)).toEqual([true, true, true, true, false]);
  });
});
