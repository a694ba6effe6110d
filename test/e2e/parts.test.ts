// What lies inside a message, on a real mailbox: files shown inside the program and files refused, winmail.dat, letters in letters,
// signatures.
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { faultsInFrame, faultsOfCopy } from '../accessibility/frames.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { LETTER, pdfOf, scanOf } from '../unit/scan/pdf-files.ts';
import { type Office, openOffice } from '../unit/signatures/real-mail.ts';
import { openFolder, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { picture } from './school.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { fails } from './views.ts';

const PASSWORD = 'mot de passe d’Alice';
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const WINMAIL = readFileSync('test/fixtures/corpora/mimekit/tnef/two-files.tnef');

let server: MailServer;
let office: Office;
let casier: LaunchedCasier;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casier-parts-'));
  office = openOffice();
  server = await startMailServer({ users: { alice: { password: PASSWORD }, bruno: { password: PASSWORD } } });
  for (const mail of mails()) await server.save('alice', 'INBOX', mail);
  const { NODE_EXTRA_CA_CERTS } = trusting(server);
  writeFileSync(NODE_EXTRA_CA_CERTS!, `${readFileSync(NODE_EXTRA_CA_CERTS!, 'utf8')}\n${office.authority}`);
  casier = await launchCasier({ env: { NODE_EXTRA_CA_CERTS: NODE_EXTRA_CA_CERTS! } });
  page = casier.page;
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand' });
  await page.getByText(/^\d+ messages lisibles hors connexion/).waitFor();
});
/** By their buttons: the focus may be inside of a frame. */
afterEach(async () => {
  const close = page.locator('dialog[open] .dialog-close');
  for (let open = await close.count(); open > 0; open--) {
    await close.last().click();
    await vi.waitFor(async () => expect(await close.count()).toBe(open - 1), { timeout: 10_000 });
  }
});
afterAll(async () => {
  await casier?.close();
  await server?.stop();
  office?.close();
  await rm(folder, { recursive: true, force: true });
});

function mail(subject: string, type: string, ...lines: string[]): string {
  return [
    'From: Marie Durand <marie.durand@ac-poitiers.fr>',
    'To: Alice Durand <alice@ecole.example>',
    `Date: ${new Date().toUTCString()}`,
    `Subject: ${subject}`,
    `Message-ID: <${Math.random().toString(36).slice(2)}@ac-poitiers.fr>`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    ...lines,
    '',
  ].join('\r\n');
}

const text = (words: string) => ['--limite', 'Content-Type: text/plain; charset=utf-8', '', words];
const file = (name: string, type: string, bytes: string | Buffer) => [
  '--limite',
  `Content-Type: ${type}; name="${name}"`,
  `Content-Disposition: attachment; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
];
const mixed = 'multipart/mixed; boundary=limite';

function mails(): (string | Buffer)[] {
  const inner = mail('Compte rendu', 'text/plain; charset=utf-8', 'La sortie est fixée au 3 décembre.');
  const marie = office.person('marie', 'marie.durand@ac-poitiers.fr');
  const letter = (subject: string) =>
    office
      .letter('Marie Durand <marie.durand@ac-poitiers.fr>', 'Réunion jeudi à 17 h.')
      .replace('Subject: Conseil', `Subject: ${subject}`);
  const altered = office.sign(marie, letter('Signature fausse')).toString('latin1').replace('17 h', '18 h');
  return [
    mail(
      'Documents de la sortie',
      mixed,
      ...text('Voir les pièces jointes.'),
      ...file('programme.pdf', 'application/pdf', pdfOf(LETTER)),
      ...file('photo.png', 'image/png', Buffer.from(DOT, 'base64')),
      ...file('classe.csv', 'text/csv', Buffer.from('Nom;Classe\r\nZoé;CM2\r\nLéo;CM1\r\n', 'latin1')),
      ...file('abime.pdf', 'application/pdf', Buffer.from('%PDF-1.7\nrien')),
      ...file('tri.py', 'text/x-python', 'print("bonjour")\n'),
      ...file('facture.pdf.exe', 'application/octet-stream', Buffer.from('MZ\x90\x00')),
      '--limite--',
    ),
    mail('Copieur', mixed, ...text('Voir'), ...file('scan.pdf', 'application/pdf', scanOf(302)), '--limite--'),
    mail('Outlook', mixed, ...text('Bonjour'), ...file('winmail.dat', 'application/ms-tnef', WINMAIL), '--limite--'),
    mail(
      'TR: Compte rendu',
      mixed,
      ...text('Pour info'),
      '--limite',
      'Content-Type: message/rfc822',
      '',
      inner,
      '--limite--',
    ),
    mail('Contact', mixed, ...text('Bonjour'), ...file('paul.vcf', 'text/vcard', CARD), '--limite--'),
    invitation('Invitation au conseil', 0, 'Salle des maîtres'),
    invitation('Changement du conseil', 1, 'Gymnase'),
    office.sign(marie, letter('Signature bonne')),
    Buffer.from(altered, 'latin1'),
    office.encrypt(marie, letter('Fermé à clé')),
  ];
}

const CARD =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Paul Petit\r\nN:Petit;Paul;;;\r\nEMAIL:paul.petit@ac-poitiers.fr\r\nEND:VCARD\r\n';

function invitation(subject: string, sequence: number, place: string): string {
  return mail(
    subject,
    'text/calendar; charset=utf-8; method=REQUEST',
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REQUEST', 'BEGIN:VEVENT', 'UID:conseil@ac-poitiers.fr'],
    ...[`SEQUENCE:${sequence}`, 'DTSTAMP:20261116T080000Z', 'SUMMARY:Conseil d’école', `LOCATION:${place}`],
    ...['DTSTART;TZID=Europe/Paris:20261126T170000', 'DTEND;TZID=Europe/Paris:20261126T183000'],
    `ORGANIZER;CN=Marie Durand:mailto:${server.address('bruno')}`,
    `ATTENDEE;RSVP=TRUE:mailto:${server.address('alice')}`,
    ...['END:VEVENT', 'END:VCALENDAR'],
  );
}

async function open(subject: string | RegExp): Promise<void> {
  await row(page, subject).click();
  await page.getByRole('article', { name: subject }).waitFor();
}

const card = (name: string) =>
  page.getByRole('region', { name: 'Pièces jointes' }).getByRole('listitem').filter({ hasText: name });
const viewer = () => page.frameLocator('iframe.part-view-frame');
/** Of what the viewer's frame shows. */
const failsInside = () => faultsInFrame(page, 'iframe.part-view-frame');
const shown = () => page.locator('iframe.part-view-frame[data-state="shown"]').waitFor();

describe('an attachment inside the program', () => {
  it('is a PDF, drawn and with its text', async () => {
    await open('Documents de la sortie');
    await card('programme.pdf').getByRole('button', { name: 'Aperçu de programme.pdf' }).click();
    await shown();
    await expect.poll(() => viewer().locator('.textLayer').textContent()).toContain('Ecrire a');
    await page.getByRole('button', { name: 'Agrandir' }).click();
    await page.getByText('125 %').waitFor();
    await picture(page, 'apercu-pdf');
    expect(await fails(page)).toEqual([]);
    expect(await failsInside()).toEqual([]);
  });

  it('is a long one from a copier, with its pictures; what is not drawn here is said', async () => {
    await open('Copieur');
    await card('scan.pdf').getByRole('button', { name: 'Aperçu de scan.pdf' }).click();
    await shown();
    const dot = () =>
      viewer()
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => [...canvas.getContext('2d')!.getImageData(100, 100, 1, 1).data]);
    const [red = 0, green = 0, blue = 0] = await dot();
    expect(red).toBeGreaterThan(180);
    expect(Math.max(green, blue)).toBeLessThan(70);
    await page.getByText('Les 300 premières pages sont montrées ici, sur 302.').waitFor();
    await page.getByText('Il manque ici des lettres de ce document').waitFor();
    await picture(page, 'apercu-copieur');
    expect(await fails(page)).toEqual([]);
  });

  it('is dragged out as a file, alone or with the others, and a program is not', async () => {
    await open('Documents de la sortie');
    const dragged = await casier.app.evaluateHandle(({ webContents }) => {
      const files: string[][] = [];
      for (const contents of webContents.getAllWebContents())
        contents.startDrag = (item) => void files.push(item.files ?? []);
      return files;
    });
    const drag = (element: Locator) =>
      element.evaluate((one) => {
        const dataTransfer = new DataTransfer();
        one.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer }));
      });
    const names = async (index: number) => {
      await expect.poll(() => dragged.evaluate((all) => all.length)).toBe(index + 1);
      return dragged.evaluate((all, at) => all[at]!.map((file) => file.split('/').at(-1)!), index);
    };
    await drag(card('programme.pdf'));
    expect(await names(0)).toEqual(['programme.pdf']);
    const all = page.getByRole('region', { name: 'Pièces jointes' });
    await drag(all.getByRole('heading').first());
    const together = await names(1);
    expect(together).toContain('programme.pdf');
    expect(together).toHaveLength(await all.locator('li[draggable="true"]').count());
    expect(await all.locator('li[draggable="false"]').count()).toBeGreaterThan(0);
  });

  it('has the ones beside it one step away: a picture, a table, one that cannot be shown, a program to be read', async () => {
    await open('Documents de la sortie');
    await card('programme.pdf').getByRole('button', { name: 'Aperçu de programme.pdf' }).click();
    const next = page.getByRole('button', { name: 'Pièce jointe suivante' });
    await next.click();
    await page.getByRole('dialog', { name: 'photo.png' }).waitFor();
    await shown();
    await viewer().getByRole('img').waitFor();
    expect(await failsInside()).toEqual([]);
    await next.click();
    await viewer().getByRole('columnheader', { name: 'Classe' }).waitFor();
    await viewer().getByRole('cell', { name: 'Léo' }).waitFor();
    await picture(page, 'apercu-tableau');
    expect(await failsInside()).toEqual([]);
    await next.click();
    await page.getByText(/^Aperçu impossible/).waitFor();
    expect(await fails(page)).toEqual([]);
    await next.click();
    await viewer().getByText('print("bonjour")').waitFor();
    expect(await failsInside()).toEqual([]);
  });

  it('can ask nobody for anything, whatever it is', async () => {
    await card('tri.py').getByRole('button', { name: 'Aperçu de tri.py' }).click();
    await shown();
    const frame = page.frames().find((one) => one.url().includes('/view/'))!;
    const tried = await frame.evaluate(async () => {
      const asked = async (address: string) =>
        fetch(address).then(
          () => 'asked',
          () => 'refused',
        );
      const picture = (address: string) =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve('shown');
          image.onerror = () => resolve('refused');
          image.src = address;
        });
      return [
        self.origin,
        await asked('mail-content://message/1/body'),
        await asked('https://localhost/'),
        await picture('mail-content://message/6/part/3'),
      ];
    });
    expect(tried).toEqual(['null', 'refused', 'refused', 'refused']);
  });

  it('that is a program is refused, with a way for the IT service', async () => {
    await card('facture.pdf.exe').getByText('se fait passer pour un document').waitFor();
    expect(
      await card('facture.pdf.exe')
        .getByRole('button', { name: /Ouvrir|Aperçu/ })
        .count(),
    ).toBe(0);
    await card('facture.pdf.exe').getByRole('button', { name: 'Pour le service informatique' }).click();
    await page.getByText('facture.pdf.exe.bloque').waitFor();
    await picture(page, 'piece-refusee');
    expect(await fails(page)).toEqual([]);
  });
});

describe('what was packed away', () => {
  it('by Outlook is listed as files', async () => {
    await open('Outlook');
    await card('AUTHORS').waitFor();
    await card('README').waitFor();
    expect(await card('winmail.dat').count()).toBe(0);
    expect(await fails(page)).toEqual([]);
  });

  it('as a letter is read inside', async () => {
    await open('TR: Compte rendu');
    await card('Compte rendu.eml').getByRole('button', { name: /^Lire/ }).click();
    await page.getByRole('dialog', { name: /Compte rendu/ }).waitFor();
    await page.frameLocator('iframe.inner-frame').getByText('La sortie est fixée au 3 décembre.').waitFor();
    await picture(page, 'message-joint');
    expect(await fails(page)).toEqual([]);
    expect(await faultsOfCopy(casier.app, page, 'iframe.inner-frame')).toEqual([]);
  });
});

describe('an invitation', () => {
  const answerCard = () => page.getByRole('region', { name: 'Invitation' });

  it('that was changed since says so, and is not answered', async () => {
    await open('Invitation au conseil');
    await answerCard().getByText('n’est plus d’actualité').waitFor();
    expect(await answerCard().getByRole('button', { name: 'Accepter' }).count()).toBe(0);
    expect(await fails(page)).toEqual([]);
  });

  it('says what changed, and is accepted by a message that is in Envoyés', async () => {
    await open('Changement du conseil');
    await answerCard().getByText('le lieu a changé').waitFor();
    await answerCard().getByText('Gymnase').first().waitFor();
    await answerCard()
      .getByText(/jeudi 26 novembre 2026/)
      .first()
      .waitFor();
    await picture(page, 'invitation');
    expect(await fails(page)).toEqual([]);
    await answerCard().getByRole('button', { name: 'Accepter' }).click();
    await answerCard().getByText('Vous avez accepté.').waitFor();
    await vi.waitFor(
      async () => {
        const received = await server.doveadm('fetch', '-u', server.address('bruno'), 'text', 'all');
        const calendar = received.replace(/\s/g, '');
        expect(calendar).toContain('method=REPLY');
      },
      { timeout: 60_000, interval: 500 },
    );
    await openFolder(page, 'Envoyés');
    await row(page, /Accepté/).waitFor({ timeout: 60_000 });
    await openFolder(page, 'Courrier entrant');
  });
});

describe('a visiting card', () => {
  it('goes into the address book once it was looked at', async () => {
    await open('Contact');
    await card('paul.vcf')
      .getByRole('button', { name: /aux contacts/ })
      .click();
    await page.getByRole('dialog').getByText('paul.vcf').first().waitFor();
    expect(await fails(page)).toEqual([]);
  });
});

describe('a signed message', () => {
  it('says who signed where the signature holds', async () => {
    await open('Signature bonne');
    await page.getByText('Signé par marie').waitFor();
    await page.getByRole('button', { name: 'Détails de la signature' }).click();
    await page.getByText('AC Racine').waitFor();
    await picture(page, 'signature');
    expect(await fails(page)).toEqual([]);
  });

  it('warns where it was changed', async () => {
    await open('Signature fausse');
    await page.getByRole('alert').filter({ hasText: 'modifié après sa signature' }).waitFor();
    expect(await fails(page)).toEqual([]);
  });

  it('that is encrypted is said plainly', async () => {
    await open('Fermé à clé');
    await page.getByText('Casier ne peut pas le lire').waitFor();
    expect(await fails(page)).toEqual([]);
  });
});
