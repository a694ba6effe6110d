// The rule about one's own private mailbox (guard case 36) is said once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { violationsOf } from './stage.ts';

const OWN_PRIVATE = {
  kind: 'address' as const,
  address: { name: 'Claire Moreau', address: 'claire.moreau@gmail.com' },
};
const draft = { html: '<p>Bonjour</p>', text: '', to: [OWN_PRIVATE], subject: 'Pour chez moi' };

let windows: OpenWindows;
beforeAll(async () => {
  windows = await openWindows({ drafts: [draft, draft] });
});
afterAll(() => windows.close());

it('is told, waved away by keyboard, and not told again in the next message', async () => {
  const first = await windows.openComposer(1);
  const strip = first.getByRole('region', { name: 'Garde-familles' });
  await strip.getByText(/est votre boîte personnelle/).waitFor();
  expect(await violationsOf(first)).toEqual([]);
  await strip.getByRole('button', { name: /^Ignorer/ }).press('Enter');
  await strip.getByText(/est votre boîte personnelle/).waitFor({ state: 'detached' });
  await first.close();

  const second = await windows.openComposer(2);
  const field = second.getByRole('combobox', { name: 'Cc', exact: true });
  await field.fill('lea.martin@gmial.com');
  await field.press('Enter');
  // What else there is to say is said: the guard has judged this message.
  await second.getByRole('region', { name: 'Garde-familles' }).getByText(/gmial/).waitFor();
  expect(await second.getByText(/est votre boîte personnelle/).count()).toBe(0);
});
