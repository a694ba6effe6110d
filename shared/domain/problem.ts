// The one error model. A MailError is a value with a kind; each kind has one remedy. Words for people live in
// renderer/features/problems only; here are facts (no secrets, no message text) that those words are made from.
import type { AccountId, MailboxId, OutboxId } from './ids.ts';
import type { OperationAbout } from './operation-about.ts';

export type MailErrorKind =
  | 'offline' // no network at all → wait
  | 'connection' // name not found, refused, reset, timed out → back off
  | 'throttled' // the server asks for patience → back off
  | 'auth' // user or password refused → ask
  | 'certificate' // TLS cannot be trusted → guide
  | 'rejected' // the server understood and refused for good → revert
  | 'missing' // the mailbox or message is gone → refresh
  | 'quota' // the mailbox is full → make room
  | 'unsupported' // the server cannot do it, or is no such server → guide
  | 'invalid' // what was asked makes no sense → ask
  | 'store' // the local store: full disk, locked, broken → guide
  | 'place' // a file or folder that the person chose cannot be read or written → guide
  | 'cancelled'; // the person or a newer request stopped it → nothing

/** What went wrong more closely, where a person can be told something better. Stable keys, never shown. */
export type MailErrorReason =
  | 'nameNotFound'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'tlsFailed'
  | 'notImap'
  | 'notPop3'
  | 'mailboxInUse'
  | 'notSmtp'
  | 'plainTextRefused'
  | 'noEncryption'
  | 'certificateExpired'
  | 'certificateNotYetValid'
  | 'certificateWrongHost'
  | 'certificateUntrusted'
  | 'tlsInspected'
  | 'captivePortal'
  | 'portBlocked'
  | 'proxyUnreachable'
  | 'proxySilent'
  | 'proxyCut'
  | 'proxyRefused'
  | 'proxyPassword'
  | 'proxyWrongPassword'
  | 'proxyLoginUnsupported'
  | 'proxyCannotReach'
  | 'proxyNotOne'
  | 'wrongPassword'
  | 'passwordNotAscii'
  | 'passwordExpired'
  | 'accountLocked'
  | 'accountDisabled'
  | 'accessDisabled'
  | 'applicationPasswordNeeded'
  | 'accountMoved'
  | 'loginUnavailable'
  | 'samePassword'
  | 'noPassword'
  | 'loginInterrupted'
  | 'keychainUnavailable'
  | 'recipientRefused'
  | 'senderRefused'
  | 'messageTooLarge'
  | 'messageRefused'
  | 'outcomeUnknown'
  | 'sendingPaced'
  | 'guardHeld'
  | 'noRecipient'
  | 'addressUnreadable'
  | 'diskFull'
  | 'storeBroken'
  | 'storeMissing'
  | 'keyLost'
  | 'folderReadOnly'
  | 'storeOlder'
  | 'storeCutOff'
  | 'clockWentBack'
  | 'storeFromFuture'
  | 'storeLocked'
  | 'engineGone'
  | 'alreadyRunning'
  | 'nameTaken'
  | 'noRight'
  | 'networkDrive'
  | 'placeFull'
  | 'placeMissing'
  | 'placeRefused'
  | 'exportDiffers'
  | 'notABackup'
  | 'backupDamaged'
  | 'notSettings'
  | 'settingsFromFuture'
  | 'backupFromFuture'
  | 'wrongPassphrase'
  | 'transferRunning'
  | 'copyDiffers'
  | 'accountBusy'
  | 'exportOutdated';

/** Facts about the certificate that was refused, to be shown as they are. */
export interface CertificateFacts {
  subject: string;
  issuer: string;
  validFromAt: number | null;
  validToAt: number | null;
  names: string[];
}

/** The plain-data form of a MailError: crosses the port, is stored with an operation, is shown as a Problem. */
export interface MailErrorData {
  kind: MailErrorKind;
  reason?: MailErrorReason;
  /** For the IT service: the server's own words or the library's code. Never a password or message text. */
  detail?: string;
  host?: string;
  port?: number;
  /** « host:port » of the proxy that the reason speaks of. */
  proxy?: string;
  certificate?: CertificateFacts;
  /** Addresses that the server refused, for reason `recipientRefused`. */
  recipients?: string[];
  /** For reason `messageTooLarge`: what it weighs after encoding, and what the server takes at most. */
  sizeBytes?: number;
  limitBytes?: number;
  /** The server asked to wait that long. */
  retryAfterMs?: number;
}

/** An error as it is put before a person: what, where, and when. */
export interface Problem extends MailErrorData {
  /** Same id = same problem; a newer one replaces it. */
  id: string;
  /** What was being done. */
  during: 'setup' | 'sync' | 'operation' | 'send' | 'store' | 'search' | 'content' | 'transfer';
  accountId?: AccountId;
  mailboxId?: MailboxId;
  outboxId?: OutboxId;
  /** What the server refused. `kept`: it waits here and is tried again; else it was taken back. */
  operation?: OperationAbout & { kept: boolean };
  at: number;
}

export class MailError extends Error {
  readonly data: MailErrorData;
  constructor(data: MailErrorData, options?: ErrorOptions) {
    super(`${data.kind}${data.reason ? `/${data.reason}` : ''}${data.detail ? `: ${data.detail}` : ''}`, options);
    this.name = 'MailError';
    this.data = data;
  }
  get kind(): MailErrorKind {
    return this.data.kind;
  }
}

export type Remedy = 'wait' | 'backOff' | 'ask' | 'guide' | 'revert' | 'refresh' | 'makeRoom' | 'nothing';

const REMEDIES = {
  offline: 'wait',
  connection: 'backOff',
  throttled: 'backOff',
  auth: 'ask',
  certificate: 'guide',
  rejected: 'revert',
  missing: 'refresh',
  quota: 'makeRoom',
  unsupported: 'guide',
  invalid: 'ask',
  store: 'guide',
  place: 'guide',
  cancelled: 'nothing',
} as const satisfies Record<MailErrorKind, Remedy>;

export function remedyOf(kind: MailErrorKind): Remedy {
  return REMEDIES[kind];
}

/** Worth trying the same thing again later, with nothing changed by anybody. */
export function isTransient(kind: MailErrorKind): boolean {
  return kind === 'offline' || kind === 'connection' || kind === 'throttled' || kind === 'cancelled';
}
