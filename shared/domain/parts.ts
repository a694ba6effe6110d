// What lies inside a message, as a window shows it: letters that were forwarded as files, and what vouches for
// the message.
import type { Address } from './address.ts';
import type { Attachment, MessageBody } from './message.ts';

/** A message that is a part of another one. */
export interface InnerMessage {
  from: Address[];
  to: Address[];
  cc: Address[];
  subject: string;
  /** null: it has no date that can be read. */
  dateAt: number | null;
  body: Pick<MessageBody, 'kind' | 'blockedRemoteCount'>;
  /** Their parts are named from the outermost message. */
  attachments: Attachment[];
}

/** Why a signature is not simply good. `altered` alone means that it does not hold. */
export type SignatureProblem =
  /** What was signed is not what is here. */
  | 'altered'
  /** Only a part of the message is signed: nothing is said of it. */
  | 'partly'
  /** The certificate is somebody else's than the address that the message shows. */
  | 'otherAddress'
  /** No authority that this PC knows vouches for the certificate. */
  | 'untrusted'
  /** It vouches for itself. */
  | 'selfSigned'
  | 'expired'
  | 'notYetValid'
  /** Its owner did not get it for mail. */
  | 'notForMail'
  /** Made by means that are broken by now. */
  | 'weak'
  /** Several people signed, or by means that this program does not know. */
  | 'unsupported'
  | 'unreadable'
  | 'tooLarge';

export interface Signer {
  /** As the certificate names them; it may be empty. */
  name: string;
  organisation: string;
  addresses: string[];
  /** Who vouches for it. */
  issuer: string;
  validFrom: number;
  validTo: number;
}

/** An S/MIME signature, verified on this PC alone: whether its certificate was revoked would have to be asked on the network. */
export interface SignatureReport {
  verdict: 'good' | 'unsure' | 'altered';
  problems: SignatureProblem[];
  /** null: nothing of the certificate can be read, or it is not there. */
  signer: Signer | null;
  /** When its maker says that it was made; nobody vouches for that. */
  signedAt: number | null;
}
