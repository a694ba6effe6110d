// What an administrator lets people do with a red finding, as the composer offers it. That the engine refuses the rest is
// held by test/unit/outbox/outbox.test.ts.
import { afterEach, expect, it } from 'vitest';
import { type GuardLevel, NO_POLICIES } from '../../shared/domain/policies.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { violationsOf } from './stage.ts';

const FAMILIES = ['a@orange.fr', 'b@free.fr'];
const to = FAMILIES.map((address) => ({ kind: 'address' as const, address: { name: null, address } }));

let windows: OpenWindows;
afterEach(() => windows.close());

async function composerAt(guard: GuardLevel, scheme: 'light' | 'dark') {
  const source = '/etc/casier/policies.json';
  windows = await openWindows(
    {
      people: FAMILIES.map((address) => ({ name: address, address, role: 'family' as const })),
      drafts: [{ html: '<p>Bonjour</p>', text: '', to, subject: 'Sortie' }],
      policies: { ...NO_POLICIES, source, policies: { guard } },
    },
    scheme,
  );
  const page = await windows.openComposer(1);
  await page.getByRole('button', { name: 'Mettre les 2 familles en Cci et envoyer' }).waitFor();
  return page;
}

it('« block »: sending as is is not there, and it is said who decided and what to do', async () => {
  const page = await composerAt('block', 'dark');
  await page.getByText(/^Votre établissement demande de protéger ces adresses avant l’envoi/).waitFor();
  expect(await page.getByRole('button', { name: /tel quel/ }).count()).toBe(0);
  expect(await violationsOf(page)).toEqual([]);
  const safe = page.getByRole('button', { name: 'Mettre les 2 familles en Cci et envoyer' });
  const closed = page.waitForEvent('close');
  // The window may be gone before the key is told to be up again.
  await safe.press('Enter').catch(() => undefined);
  await closed;
});

it('« advise »: sending as is is one press, and asks for no reason', async () => {
  const page = await composerAt('advise', 'light');
  const closed = page.waitForEvent('close');
  const asIs = page.getByRole('button', { name: 'Envoyer tel quel', exact: true });
  await asIs.press('Enter').catch(() => undefined);
  await closed;
});
