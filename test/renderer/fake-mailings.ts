// « Envoyer séparément » behind the contract, for the windows' tests: one message for each address of a draft.

import { fieldsUsed, fillText } from '../../shared/compose/fields.ts';
import type { EngineEvent } from '../../shared/contract/event.ts';
import type { Address } from '../../shared/domain/address.ts';
import type { DeliveryNote } from '../../shared/domain/delivery.ts';
import type { Draft } from '../../shared/domain/draft.ts';
import { AccountId, DraftId, MailingId } from '../../shared/domain/ids.ts';
import type { LetterState, Mailing, MailingDetail, MailingLetter } from '../../shared/domain/mailing.ts';
import type { FakeHandlers } from './fake-mail.ts';

interface FakeDesk {
  draft(id: DraftId): Draft | null;
  recipientsOf(draft: Draft): Address[];
  changed(areas: Extract<EngineEvent, { type: 'changed' }>['areas']): void;
}

const VALUES = {
  childFirstName: 'Léa',
  childLastName: 'Lopez',
  className: 'CM2',
  firstName: 'Marie',
  lastName: 'Lopez',
};

export function fakeMailings({ draft, recipientsOf, changed }: FakeDesk): {
  mailings: FakeHandlers['mailings'];
  deliveries: FakeHandlers['deliveries'];
  previewOf(previewId: number): string;
} {
  let mailings: MailingDetail[] = [];
  const bodies: string[] = [];
  const find = (id: MailingId) => mailings.find((one) => one.id === id) ?? null;
  const update = (id: MailingId, patch: Partial<Mailing>) => {
    mailings = mailings.map((one) => (one.id === id ? { ...one, ...patch } : one));
    changed(['outbox']);
  };
  return {
    previewOf: (previewId) => bodies[previewId - 1] ?? '',
    deliveries: {
      ofMessage: () => null,
      ofMailing({ mailingId }) {
        const mailing = find(mailingId);
        return mailing && { subject: mailing.subject, mailing, letters: mailing.letters, unclear: [] };
      },
      answerReceipt: () => {},
      writeAgain: () => ({ draftId: DraftId.parse(1) }),
    },
    mailings: {
      plan({ draftId }) {
        const found = draft(draftId);
        if (!found) return null;
        const { fields, unknown } = fieldsUsed(found);
        return {
          letters: recipientsOf(found).map((address) => ({
            kind: 'household',
            recipients: [address],
            children: ['Léa Lopez (CM2)'],
            unknown: fields.filter((name) => name === 'civility'),
          })),
          fields,
          unknownFields: unknown,
          portions: [],
          lightCopies: false,
        };
      },
      preview({ draftId, position, fallbacks }) {
        const found = draft(draftId);
        const address = found && recipientsOf(found)[position];
        if (!found || !address) return null;
        const fill = (text: string) => fillText(text, { ...VALUES, civility: fallbacks.civility });
        const previewId = bodies.push(`<p>${fill(found.text)}</p>`);
        const from = { name: 'Claire Moreau', address: 'claire.moreau@ac-poitiers.fr' };
        return { previewId, from, to: [address], cc: [], bcc: [], subject: fill(found.subject), attachments: [] };
      },
      start({ draftId }) {
        const found = draft(draftId)!;
        const letters = recipientsOf(found).map((address, position) => letter(address, position));
        const id = MailingId.parse(mailings.length + 1);
        mailings = [...mailings, { ...line(id, found.subject, letters), draftId, letters, unclear: [] }];
        changed(['outbox']);
        return { mailingId: id, held: [] };
      },
      list: () => mailings,
      get: ({ mailingId }) => find(mailingId),
      pause: ({ mailingId }) => update(mailingId, { state: 'paused' }),
      resume: ({ mailingId }) => update(mailingId, { state: 'running' }),
      sendNow: ({ mailingId }) => update(mailingId, { undoableUntil: null }),
      cancel({ mailingId }) {
        update(mailingId, { state: 'cancelled', undoableUntil: null });
        const { sent, waiting } = find(mailingId)!.counts;
        return { left: sent, takenBack: waiting, draftId: null };
      },
    },
  };
}

function letter(address: Address, position: number): MailingLetter {
  const state: LetterState = position === 0 ? 'sent' : position === 1 ? 'failed' : 'waiting';
  return {
    position,
    recipients: [address],
    children: [],
    state,
    acceptedAt: null,
    refused: [],
    entry: null,
    messageId: null,
    notes: state === 'failed' ? [bounce(address)] : [],
  };
}

function bounce({ address }: Address): DeliveryNote {
  const said = '552 5.2.2 mailbox full';
  const about = { addresses: [address], reason: 'mailboxFull', said, certain: true } as const;
  return { ...about, action: 'failed', addresses: [address], reportedAt: Date.UTC(2026, 10, 20), messageId: null };
}

function line(id: MailingId, subject: string, letters: readonly MailingLetter[]): Mailing {
  const counts = { waiting: letters.length - 2, sent: 1, refused: 0, failed: 1, asks: 0, notSent: 0 };
  const nothing = { nextAt: null, undoableUntil: null };
  return { id, accountId: AccountId.parse(1), subject, state: 'running', createdAt: Date.now(), counts, ...nothing };
}
