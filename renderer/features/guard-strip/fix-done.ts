// What a click of the guard did, in one sentence.
import type { Finding, Fix } from '../../../shared/guard/index.ts';
import { defineWords, useWords, type WordsOf } from '../../i18n/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { naming } from './finding-text.tsx';
import { sentenceWords } from './sentence-words.ts';

const words = defineWords({
  fr: {
    toBcc: (n: number) => (n === 1 ? 'La famille est en Cci.' : `Les ${n} familles sont en Cci.`),
    alsoToBcc: (who: string) => `${who} est aussi en Cci.`,
    hideFamiliesOnly: 'Seules les familles sont en Cci.',
    everybodyToBcc: 'Tout le monde est en Cci.',
    ownAddressInTo: 'Votre adresse est en À.',
    removeRecipient: (who: string) => `Destinataire retiré\u00a0: ${who}.`,
    replaced: (by: string) => `Remplacé par ${by}.`,
    corrected: 'L’adresse est corrigée.',
    plainNames: 'Les noms n’affichent plus d’adresse.',
    maskAddresses: (n: number) => (n === 1 ? 'L’adresse est masquée.' : `Les ${n} adresses sont masquées.`),
    lightenQuote: 'La citation est allégée.',
    abridgeNames: 'Seules les initiales sont écrites.',
    removeAttachment: (file: string) => `«\u00a0${file}\u00a0» n’est plus joint.`,
    cleanAttachment: (file: string) => `«\u00a0${file}\u00a0»\u00a0: une copie nettoyée sera jointe.`,
    renameAttachment: (file: string) => `Le fichier s’appelle maintenant «\u00a0${file}\u00a0».`,
    changeSender: (address: string) => `Le message partira de ${address}.`,
    dropReplyTo: 'Les réponses iront à l’adresse d’envoi.',
    noteAgreement: 'L’accord est noté, à la date d’aujourd’hui.',
    allowHousehold: 'Ce foyer peut être écrit ensemble.',
  },
  en: {
    toBcc: (n: number) => (n === 1 ? 'The family is in Bcc.' : `The ${n} families are in Bcc.`),
    alsoToBcc: (who: string) => `${who} is in Bcc too.`,
    hideFamiliesOnly: 'Only the families are in Bcc.',
    everybodyToBcc: 'Everybody is in Bcc.',
    ownAddressInTo: 'Your address is in To.',
    removeRecipient: (who: string) => `Recipient removed: ${who}.`,
    replaced: (by: string) => `Replaced by ${by}.`,
    corrected: 'The address is corrected.',
    plainNames: 'The names no longer show an address.',
    maskAddresses: (n: number) => (n === 1 ? 'The address is masked.' : `The ${n} addresses are masked.`),
    lightenQuote: 'The quote is shortened.',
    abridgeNames: 'Only the initials are written.',
    removeAttachment: (file: string) => `“${file}” is no longer attached.`,
    cleanAttachment: (file: string) => `“${file}”: a cleaned copy will be attached.`,
    renameAttachment: (file: string) => `The file is now called “${file}”.`,
    changeSender: (address: string) => `The message will leave from ${address}.`,
    dropReplyTo: 'Answers will go to the address it is sent from.',
    noteAgreement: 'The agreement is noted, as of today.',
    allowHousehold: 'This household may be written to together.',
  },
});

export function useFixDone(): (fix: Fix, finding: Finding, people: FactsByAddress) => string {
  const w = useWords(words);
  const sentences = useWords(sentenceWords);
  return (fix, finding, people) => {
    const { exposed, names } = finding;
    switch (fix.kind) {
      case 'setRecipients':
        return recipientsDone(w, fix.label, finding, naming(sentences, exposed, people));
      case 'maskAddresses':
        return w.maskAddresses(fix.addresses.length);
      case 'removeAttachment':
      case 'cleanAttachment':
        return w[fix.kind](names[0] ?? '');
      case 'renameAttachment':
        return w.renameAttachment(fix.name);
      case 'changeSender':
        return w.changeSender(fix.address);
      case 'sendSeparately':
      case 'replyToSenderOnly':
      case 'replyAllFamiliesInBcc':
      case 'forwardMasked':
        return '';
      default:
        return w[fix.kind];
    }
  };
}

function recipientsDone(
  w: WordsOf<typeof words>,
  label: Extract<Fix, { kind: 'setRecipients' }>['label'],
  { exposed, names }: Finding,
  who: string,
): string {
  switch (label) {
    case 'familiesToBcc':
    case 'groupToBcc':
      return w.toBcc(exposed.length);
    case 'alsoToBcc':
    case 'removeRecipient':
      return w[label](who);
    case 'replaceRecipient':
      return w.replaced(names[0] ?? '');
    case 'thisYearsGroup':
      return w.replaced(names[1] ?? '');
    case 'correctAddress':
      return w.corrected;
    default:
      return w[label];
  }
}
