import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { academiesPage } from '../../../build/academies-page.mjs';
import { ACADEMY_FILE } from '../../../shared/academies/academies.ts';

describe('docs/academies.md', () => {
  const page = academiesPage(ACADEMY_FILE);

  it('is what `npm run academies` writes', () => {
    const file = path.resolve(import.meta.dirname, '../../../docs/academies.md');
    expect(readFileSync(file, 'utf8'), 'run `npm run academies`').toBe(page);
  });

  it('tells of each server where it is, how sure that is, and what was inferred', () => {
    expect(page).toContain('IMAP imap.ac-amiens.fr:993 TLS (low, port inferred)');
    expect(page).toContain('POP3 pop.ac-besancon.fr, port not told (low)');
    for (const one of ACADEMY_FILE.academies) {
      expect(page).toContain(`### ${one.name}\n`);
      for (const { host } of one.servers) expect(page).toContain(host);
      for (const { ref } of one.sources) expect(page).toContain(ref);
    }
  });
});
