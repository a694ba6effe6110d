import { describe, expect, it } from 'vitest';
import { type Candidate, type Company, rankCompletion } from '../../../engine/core/rank-completion.ts';
import { ContactId } from '../../../shared/domain/ids.ts';

const NOW = Date.UTC(2026, 10, 22);
const NOBODY: Company = { roles: [], groups: [] };
let last = 0;
const person = (address: string, patch: Partial<Candidate> = {}): Candidate => ({
  id: ContactId.parse(++last),
  personId: null,
  name: null,
  address,
  roles: [],
  household: null,
  householdTogether: false,
  doNotWrite: false,
  note: '',
  kept: true,
  photoId: null,
  sentCount: 0,
  sentBccOnlyCount: 0,
  receivedCount: 0,
  lastUsedAt: null,
  groups: [],
  ...patch,
});
const ranked = (candidates: Candidate[], text: string, company = NOBODY) =>
  rankCompletion(candidates, { text, company, nowAt: NOW }).map(({ address }) => address);

describe('who is proposed first', () => {
  it('is who is written to most, then who was met last', () => {
    const often = person('marie@x.fr', { sentCount: 20 });
    const lately = person('marc@x.fr', { sentCount: 2, lastUsedAt: NOW - 86_400_000 });
    const once = person('martin@x.fr', { sentCount: 2, lastUsedAt: NOW - 400 * 86_400_000 });
    expect(ranked([once, lately, often], 'ma')).toEqual(['marie@x.fr', 'marc@x.fr', 'martin@x.fr']);
  });

  it('is of two of the same name the one who belongs to the others, however often the other is written to', () => {
    const colleague = person('m.lopez@ac-caen.fr', {
      name: 'Marie Lopez',
      sentCount: 5,
      roles: [{ role: 'colleague', source: 'user' }],
    });
    const mother = person('lopez@orange.fr', {
      name: 'Marie Lopez',
      roles: [{ role: 'family', source: 'import' }],
      groups: ['CM2'],
    });
    expect(ranked([mother, colleague], 'lopez')[0]).toBe('m.lopez@ac-caen.fr');
    const families: Company = { roles: ['family', 'family', 'family'], groups: ['CM2'] };
    expect(ranked([mother, colleague], 'lopez', families)[0]).toBe('lopez@orange.fr');
  });

  it('is whose name begins with what was typed, accents or none', () => {
    const inside = person('a@x.fr', { name: 'Anne Élie', sentCount: 1 });
    const atStart = person('b@x.fr', { name: 'Élise Petit', sentCount: 1 });
    expect(ranked([inside, atStart], 'eli')).toEqual(['b@x.fr', 'a@x.fr']);
  });

  it('goes by the strongest word on who somebody is', () => {
    const both = person('both@x.fr', {
      roles: [
        { role: 'partner', source: 'learned' },
        { role: 'family', source: 'import' },
      ],
    });
    const partner = person('a@x.fr', { roles: [{ role: 'partner', source: 'user' }] });
    expect(ranked([partner, both], 'x', { roles: ['family'], groups: [] })[0]).toBe('both@x.fr');
  });
});
