// The reading pane at its least height, with each kind of bar and card that stands above a message or below it, and with all of
// them at once: nothing is lost from sight or out of reach, in any appearance.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MessageId, PartId } from '../../shared/domain/ids.ts';
import type { CalendarEvent } from '../../shared/domain/invitation.ts';
import type { Attachment, MessageDetail } from '../../shared/domain/message.ts';
import { lostFromSight } from '../accessibility/enlarged.ts';
import { focused } from '../e2e/by-keyboard.ts';
import { lostFocus } from '../e2e/kept-focus.ts';
import type { FakeAbove } from './fake-parts.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { sampleMessage } from './sample-message.ts';
import { violationsOf } from './stage.ts';

const DAY_AT = Date.UTC(2026, 10, 24, 8);
const ORGANIZER = { name: 'Marie Durand', address: 'marie.durand@ac-poitiers.fr' };
const EVENT: CalendarEvent = {
  uid: 'reunion@ac-poitiers.fr',
  sequence: 1,
  stampAt: DAY_AT,
  title: 'Animation pédagogique : résolution de problèmes au cycle 3',
  place: 'École Jules-Ferry, salle des maîtres',
  description: 'Apporter les évaluations.\nPenser aux cahiers.\nLe stationnement se fait rue des Écoles.',
  start: { at: DAY_AT, allDay: false, zone: 'Europe/Paris' },
  end: { at: DAY_AT + 7_200_000, allDay: false, zone: 'Europe/Paris' },
  instance: null,
  recurrence: null,
  organizer: ORGANIZER,
  attendees: [{ address: { name: null, address: 'claire.moreau@ac-poitiers.fr' }, answer: 'none', optional: false }],
  cancelled: false,
};

const file = (partId: string, name: string, declaredType: string): Attachment => ({
  ...{ partId: PartId.parse(partId), name, declaredType, detectedType: null, sizeBytes: 120_000 },
  ...{ inline: false, contentId: null, risk: 'none' },
});

interface Kind {
  detail: Partial<MessageDetail>;
  above?: FakeAbove;
  keywords?: string[];
  /** It is there. */
  shown: string;
}

const KINDS: Record<string, Kind> = {
  'Images distantes': {
    detail: { body: { kind: 'html', blockedRemoteCount: 3, trackerCount: 1, remoteAllowed: false } },
    shown: '.remote-bar',
  },
  'Liste de diffusion': {
    detail: {
      list: {
        ...{ name: 'Animateurs TICE', id: 'tice.ac-poitiers.fr', postTo: 'tice@ac-poitiers.fr', withheld: false },
        ...{ wayOut: { kind: 'mail', to: 'sortir@ac-poitiers.fr' }, askedAt: DAY_AT },
      },
    },
    shown: '.list-line',
  },
  'Peut-être indésirable': { detail: {}, keywords: ['$Junk'], shown: '.remote-bar' },
  'Accusé de lecture': { detail: { receiptRequest: { to: ORGANIZER, elsewhere: true } }, shown: '.remote-bar' },
  'Message signé': {
    detail: { seal: 'signed' },
    above: { signature: { verdict: 'unsure', problems: ['otherAddress'], signer: null, signedAt: DAY_AT } },
    shown: '.seal-bar .button',
  },
  'Message chiffré': { detail: { seal: 'encrypted' }, shown: '.seal-bar' },
  'Invitation à répondre': {
    detail: { attachments: [file('2', 'invite.ics', 'text/calendar')] },
    above: {
      invitations: [
        {
          ...{ partId: PartId.parse('2'), method: 'request', event: EVENT, answered: null, state: 'current' },
          ...{ invitedAs: 'claire.moreau@ac-poitiers.fr', changes: ['when'] },
          earlier: { ...EVENT, sequence: 0, start: { ...EVENT.start!, at: DAY_AT - 86_400_000 } },
        },
      ],
    },
    shown: '.invitation',
  },
  'Faux message': {
    detail: {},
    above: {
      suspicion: {
        level: 'danger',
        evidence: [{ kind: 'lookAlikeSender', what: 'ac-poitlers.fr', against: 'ac-poitiers.fr' }],
        ...{ quieted: false, quota: null, passwordEndsAt: null },
      },
    },
    shown: '.suspicion-bar',
  },
  'Pièces jointes': {
    detail: { attachments: ['3', '4', '5'].map((part) => file(part, `menu-${part}.pdf`, 'application/pdf')) },
    shown: '.attachment',
  },
  'Mal formé': { detail: { defects: ['headerNotUtf8', 'noDate'] }, shown: '.message-defects' },
  'Pas encore reçu': { detail: { body: null, refused: true }, shown: '.waiting-body .button' },
};

const ALL: Kind = {
  detail: {
    ...Object.assign({}, ...Object.values(KINDS).map(({ detail }) => detail)),
    body: KINDS['Images distantes']!.detail.body,
    attachments: Object.values(KINDS).flatMap(({ detail }) => detail.attachments ?? []),
    refused: false,
    seal: 'signed',
  },
  above: Object.assign({}, ...Object.values(KINDS).map(({ above }) => above)),
  keywords: ['$Junk'],
  shown: '.invitation',
};
const SUBJECTS = { ...KINDS, 'Tout à la fois': ALL };

let windows: OpenWindows;
let page: Page;
beforeAll(async () => {
  const made = Object.entries(SUBJECTS).map(([subject, { detail, above, keywords = [] }], index) => {
    const message = sampleMessage(index + 1, detail, subject);
    return { message: { ...message, row: { ...message.row, keywords } }, above };
  });
  const messages = made.map(({ message }) => message);
  const above = made.flatMap(({ message, above: found }) =>
    found ? [[message.row.id, found] satisfies [MessageId, FakeAbove]] : [],
  );
  const html = `<!doctype html><html lang="fr"><title>x</title><body>${'<p>Bonjour</p>'.repeat(40)}</body></html>`;
  windows = await openWindows({ messages, above, bodies: new Map(messages.map(({ row }) => [row.id, html])) });
  page = windows.main;
  await open('Images distantes');
  await leastRoom('ArrowDown');
});
afterAll(() => windows?.close());

async function open(subject: string): Promise<void> {
  await page.getByRole('row', { name: new RegExp(subject) }).click();
  await page.getByRole('article', { name: subject }).waitFor();
}

/** The bar between list and message, as far as it goes. */
async function leastRoom(key: 'ArrowDown' | 'ArrowRight'): Promise<void> {
  const splitter = page.getByRole('separator', { name: 'Taille de la liste' });
  const at = () => splitter.getAttribute('aria-valuenow');
  await splitter.focus();
  for (let before = ''; before !== (await at()); ) {
    before = (await at())!;
    for (let step = 0; step < 8; step++) await page.keyboard.press(key);
  }
}

async function faults(): Promise<string[]> {
  return [...(await page.evaluate(lostFromSight)), ...(await violationsOf(page))];
}

for (const [subject, { shown }] of Object.entries(SUBJECTS)) {
  test(`« ${subject} » stays within reach`, async () => {
    await open(subject);
    await page.locator(`article ${shown}`).first().waitFor();
    expect(await faults()).toEqual([]);
  });
}

test('Tab goes through all of it, each time to what can be seen', async () => {
  await page.locator('[data-pane="reader"]').focus();
  const isInside = () => page.evaluate(() => document.activeElement!.closest('[data-pane="reader"]') !== null);
  const stops: string[] = [];
  for (; await isInside(); await page.keyboard.press('Tab')) {
    expect(await lostFocus(page)).toBeNull();
    stops.push(await focused(page));
  }
  const above = ['Pourquoi ?', 'Afficher une fois', 'Se désabonner de nouveau', 'Indésirable', 'Ne pas envoyer'];
  const rest = ['Détails de la signature', 'Décliner', 'Ouvrir menu-5.pdf'];
  expect(stops).toEqual(expect.arrayContaining([...above, ...rest]));
});

test('what unfolds in it stays within reach, beside the search in the message', async () => {
  await page.getByRole('button', { name: 'Pourquoi ?' }).press('Enter');
  await page.getByRole('button', { name: 'et 6 autres' }).press('Enter');
  for (const summary of await page.locator('article summary').all()) await summary.press('Enter');
  await page.getByRole('row', { selected: true }).press('Control+f');
  await page.getByRole('search', { name: 'Rechercher dans le message' }).waitFor();
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Escape');
});

test('the pane may stand beside the list as narrow as it goes', async () => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Disposition verticale' }).click();
  await leastRoom('ArrowRight');
  expect(await faults()).toEqual([]);
});
