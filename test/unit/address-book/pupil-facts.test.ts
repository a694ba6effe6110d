import { describe, expect, it } from 'vitest';
import { mergePupils } from '../../../engine/address-book/pupil-facts.ts';

const lea = { firstName: 'Léa', lastName: 'Lopez' };

describe('a pupil', () => {
  it('of the lists of two years is one, whose name everybody of either list may read', () => {
    const pupils = [
      { child: lea, household: ['mere@x.fr'] },
      { child: { firstName: 'LÉA', lastName: 'LOPEZ' }, household: ['mere@x.fr', 'pere@x.fr'] },
    ];
    expect(mergePupils(pupils)).toEqual([{ name: 'LÉA LOPEZ', household: ['mere@x.fr', 'pere@x.fr'] }]);
  });

  it('stays two where two bear one name and nobody is responsible for both', () => {
    const pupils = [
      { child: lea, household: ['a@x.fr'] },
      { child: lea, household: ['b@x.fr'] },
    ];
    expect(mergePupils(pupils).map(({ household }) => household)).toEqual([['a@x.fr'], ['b@x.fr']]);
  });
});
