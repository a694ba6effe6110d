// What a letter may claim or ask for by its words: the kinds of evidence that wording.ts and wording-abroad.ts look for.
import type { EvidenceKind } from './evidence.ts';

export type Topic = Extract<
  EvidenceKind,
  | 'quotaClaim'
  | 'passwordClaim'
  | 'accountThreat'
  | 'credentialRequest'
  | 'callToClick'
  | 'parcel'
  | 'refund'
  | 'payment'
  | 'bankDetails'
  | 'prize'
  | 'fortune'
  | 'callToCancel'
  | 'ownPraise'
  | 'document'
  | 'giftCards'
  | 'availability'
  | 'extortion'
  | 'urgency'
>;
