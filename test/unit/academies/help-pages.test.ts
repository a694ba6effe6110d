import { expect, it } from 'vitest';
import { helpPagesFor } from '../../../shared/academies/help-pages.ts';

const page = 'https://assistance.example/mdp';

it('are the académie’s own where no administrator names others', () => {
  const pages = helpPagesFor('c.durand@ac-bordeaux.fr', {});
  expect(pages.webmailUrl).toMatch(/^https:/);
  expect(pages.helpUrl).toBeNull();
});

it('are an administrator’s before those, for everybody or for some domains', () => {
  const own = helpPagesFor('c.durand@ac-bordeaux.fr', {});
  expect(helpPagesFor('c.durand@ac-bordeaux.fr', { helpPages: { forgottenPassword: page } })).toEqual({
    ...own,
    forgottenUrl: page,
  });
  const elsewhere = { helpPages: { domains: ['lycee.example'], help: page } };
  expect(helpPagesFor('c.durand@ac-bordeaux.fr', elsewhere)).toEqual(own);
  expect(helpPagesFor('prof@Lycee.example', elsewhere)).toMatchObject({ helpUrl: page, webmailUrl: null });
});

it('are not the académie’s for a pupil', () => {
  expect(helpPagesFor('eleve@eleves.ac-amiens.fr', {})).toEqual({
    forgottenUrl: null,
    webmailUrl: null,
    helpUrl: null,
  });
});
