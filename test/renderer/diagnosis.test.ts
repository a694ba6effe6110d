// « Qu'est-ce qui ne va pas ? »: every step in words, as it comes; a report without names; stopped when it is closed.
import { afterEach, expect, test } from 'vitest';
import type { DiagnosisLine } from '../../shared/domain/diagnosis.ts';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { violationsOf } from './stage.ts';

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

const at = { side: 'incoming', host: 'imap.ac-demo.example', port: 993, tookMs: 12 } as const;
const NAME: DiagnosisLine = { ...at, step: 'name', outcome: 'good', addresses: 2 };
const BLOCKED: DiagnosisLine[] = [
  NAME,
  {
    ...at,
    step: 'connection',
    outcome: 'bad',
    error: { kind: 'connection', reason: 'portBlocked', host: at.host, port: at.port },
  },
  { ...at, step: 'login', outcome: 'skipped' },
];

async function openDiagnosis(diagnosis: DiagnosisLine[]) {
  crowd = await openCrowd({ diagnosis });
  const { page } = crowd;
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Qu’est-ce qui ne va pas' }).click();
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  return page.getByRole('dialog', { name: 'Qu’est-ce qui ne va pas' });
}

test('each step is told in words, with what to do about the one that failed', async () => {
  const dialog = await openDiagnosis(BLOCKED);
  await dialog.getByText('Une étape a échoué').waitFor();
  const steps = dialog.getByRole('listitem');
  expect(await steps.nth(0).textContent()).toBe('Nom du serveur · Réussi · trouvé, 2 adresses');
  expect(await steps.nth(1).textContent()).toContain('Connexion · Échec');
  expect(await steps.nth(1).textContent()).toContain('Ce réseau bloque le port 993');
  expect(await steps.nth(2).textContent()).toBe('Identification · Non vérifié');
  expect(await violationsOf(crowd.page)).toEqual([]);
});

test('it is told as it goes, and can be stopped', async () => {
  const dialog = await openDiagnosis([NAME]);
  await dialog.getByText('Nom du serveur').waitFor();
  await dialog.getByText('Vérification en cours…').waitFor();
  await dialog.getByRole('button', { name: 'Arrêter' }).click();
  await dialog.getByText('La vérification a été arrêtée.').waitFor();
});
