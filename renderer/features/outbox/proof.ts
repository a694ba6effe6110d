// The proof of a sending, in one sentence: when it was handed over, what the server said, where its copy is. Pure.
import type { SendingProof } from '../../../shared/domain/outbox.ts';
import { defineWords, type Formats, type WordsOf } from '../../i18n/index.ts';

export const proofWords = defineWords({
  fr: {
    handedOver: (when: string) => `Remis au serveur à ${when}`,
    handedOverOn: (when: string) => `Remis au serveur le ${when}`,
    accepted: (response: string) => `accepté (${response})`,
    found: 'retrouvé ensuite\u00a0: la réponse du serveur s’était perdue',
    person: 'arrivé d’après vous\u00a0: la réponse du serveur s’était perdue',
    filed: 'copié dans Envoyés',
    filing: 'copie en cours de classement dans Envoyés',
    toSome: (count: number) => (count === 1 ? 'pour 1 destinataire' : `pour ${count} destinataires`),
    refused: (list: string) => `Refusé pour\u00a0: ${list}.`,
  },
  en: {
    handedOver: (when: string) => `Handed to the server at ${when}`,
    handedOverOn: (when: string) => `Handed to the server on ${when}`,
    accepted: (response: string) => `accepted (${response})`,
    found: 'found afterwards: the server’s answer was lost',
    person: 'arrived, as you said: the server’s answer was lost',
    filed: 'copied to Sent',
    filing: 'its copy is being filed in Sent',
    toSome: (count: number) => (count === 1 ? 'for 1 recipient' : `for ${count} recipients`),
    refused: (list: string) => `Refused for: ${list}.`,
  },
});

export function proofText(proof: SendingProof, w: WordsOf<typeof proofWords>, formats: Formats, nowAt = Date.now()) {
  const { handedOverAt, acceptedAt, knownBy, serverResponse, filedAt, recipientCount, refusedRecipients } = proof;
  const at = handedOverAt ?? acceptedAt;
  const isToday = new Date(at).toDateString() === new Date(nowAt).toDateString();
  const sentence = [
    isToday ? w.handedOver(formats.time(at)) : w.handedOverOn(formats.fullDate(at)),
    knownBy === 'server' ? w.accepted(serverResponse ?? '250') : w[knownBy],
    w.toSome(recipientCount),
    filedAt === null ? w.filing : w.filed,
  ].join(', ');
  const refused = refusedRecipients.map(({ address, response }) => `${address} (${response})`).join(', ');
  return refused === '' ? `${sentence}.` : `${sentence}. ${w.refused(refused)}`;
}
