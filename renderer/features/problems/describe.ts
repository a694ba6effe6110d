// From a problem to what a person is told: title, explanation, what to do, and the buttons. The one place where
// this is decided; both switches are exhaustive, so a new kind or reason does not compile without its words.
import type { MailErrorData, MailErrorKind, MailErrorReason, Problem } from '../../../shared/domain/problem.ts';
import type { ProblemWords } from './words.ts';

export type ProblemAction =
  | 'password'
  | 'tryPassword'
  | 'proxyLogin'
  | 'retry'
  | 'repair'
  | 'beginAgain'
  | 'openOutbox'
  | 'openFilters'
  | 'emptyTrash'
  | 'dismiss';

export interface Description {
  title: string;
  why: string;
  /** What the person can do, where there is something. */
  todo: string | null;
  actions: ProblemAction[];
}

type Told = MailErrorData & Pick<Partial<Problem>, 'during' | 'operation'>;

export function describeProblem(problem: Told, w: ProblemWords): Description {
  const told = problem.reason ? byReason(problem, problem.reason, w) : byKind(problem, problem.kind, w);
  if (!problem.operation?.byFilter) return told;
  const todo = told.todo === null ? w.byFilterDo : `${w.byFilterDo} ${told.todo}`;
  return { ...told, todo, actions: ['openFilters', ...told.actions] };
}

const say = (title: string, why = '', todo: string | null = null, ...actions: ProblemAction[]): Description => ({
  title,
  why,
  todo,
  actions,
});

function byKind(problem: Told, kind: MailErrorKind, w: ProblemWords): Description {
  switch (kind) {
    case 'offline':
      return say(w.offlineTitle, w.offlineWhy);
    case 'connection':
      return say(w.connectionTitle(problem.host), w.connectionWhy, null, 'retry');
    case 'throttled':
      return say(w.throttledTitle, w.throttledWhy);
    case 'auth':
      return say(w.authTitle, w.wrongPasswordWhy, w.wrongPasswordDo, 'password');
    case 'certificate':
      return say(w.certificateUntrustedTitle(problem.host), w.certificateUntrustedWhy, w.certificateDo, 'retry');
    case 'rejected':
      return say(w.rejectedTitle, w.rejectedWhy, null, 'dismiss');
    case 'missing':
      return say(w.missingTitle, w.missingWhy, null, 'dismiss');
    case 'quota':
      return say(w.quotaTitle, w.quotaWhy, w.quotaDo, 'emptyTrash', 'dismiss');
    case 'unsupported':
      return say(w.unsupportedTitle, w.unsupportedWhy, w.tellIt, 'dismiss');
    case 'invalid':
      return say(w.invalidTitle, '', w.tellIt, 'dismiss');
    case 'store':
      return say(w.storeTitle, w.storeWhy, w.tellIt, 'retry');
    case 'place':
      return say(w.placeRefusedTitle, w.placeRefusedWhy, w.placeRefusedDo, 'dismiss');
    case 'cancelled':
      return say(w.cancelledTitle, '', null, 'dismiss');
  }
}

function byReason(problem: Told, reason: MailErrorReason, w: ProblemWords): Description {
  const { host, certificate, recipients = [] } = problem;
  switch (reason) {
    case 'nameNotFound':
      return say(w.nameNotFoundTitle(host), w.nameNotFoundWhy, w.nameNotFoundDo, 'retry');
    case 'refused':
      return say(w.refusedTitle(host), w.refusedWhy, w.refusedDo, 'retry');
    case 'reset':
      return say(w.resetTitle(host), w.resetWhy, null, 'retry');
    case 'timeout':
      return say(w.timeoutTitle(host), w.timeoutWhy, w.timeoutDo, 'retry');
    case 'engineGone':
      return say(w.engineGoneTitle, w.engineGoneWhy, null, 'dismiss');
    case 'tlsFailed':
      return say(w.tlsFailedTitle(host), w.tlsFailedWhy, w.tlsFailedDo, 'retry');
    case 'notImap':
      return say(w.notImapTitle(host), '', w.notServerDo, 'retry');
    case 'notPop3':
      return say(w.notPop3Title(host), '', w.notServerDo, 'retry');
    case 'mailboxInUse':
      return say(w.mailboxInUseTitle, w.mailboxInUseWhy, w.mailboxInUseDo, 'retry');
    case 'notSmtp':
      return say(w.notSmtpTitle(host), '', w.notServerDo, 'retry');
    case 'plainTextRefused':
      return say(w.plainTextTitle, w.plainTextWhy, w.plainTextDo);
    case 'noEncryption':
      return say(w.noEncryptionTitle(host), w.noEncryptionWhy, w.noEncryptionDo, 'retry');
    case 'certificateExpired':
      return say(
        w.certificateExpiredTitle(host),
        w.certificateExpiredWhy(certificate?.validToAt),
        w.certificateDo,
        'retry',
      );
    case 'certificateNotYetValid': {
      const why = w.certificateNotYetWhy(certificate?.validFromAt);
      return say(w.certificateNotYetTitle(host), why, w.certificateNotYetDo, 'retry');
    }
    case 'certificateWrongHost':
      return say(w.certificateWrongHostTitle(host), w.certificateWrongHostWhy, w.certificateDo, 'retry');
    case 'certificateUntrusted':
      return say(w.certificateUntrustedTitle(host), w.certificateUntrustedWhy, w.certificateDo, 'retry');
    case 'tlsInspected':
      return say(w.tlsInspectedTitle, w.tlsInspectedWhy(host, problem.certificate?.issuer), w.tlsInspectedDo, 'retry');
    case 'captivePortal':
      return say(w.captivePortalTitle, w.captivePortalWhy(host), w.captivePortalDo, 'retry');
    case 'portBlocked':
      return say(w.portBlockedTitle(problem.port), w.portBlockedWhy(host), w.portBlockedDo(problem.port), 'retry');
    case 'proxyUnreachable':
      return say(w.proxyUnreachableTitle(problem.proxy), w.proxyUnreachableWhy, w.proxyUnreachableDo, 'retry');
    case 'proxySilent':
      return say(w.proxySilentTitle(problem.proxy), w.proxySilentWhy, w.proxyTellIt, 'retry');
    case 'proxyCut':
      return say(w.proxyCutTitle(problem.proxy), w.proxyCutWhy, w.proxyTellIt, 'retry');
    case 'proxyRefused':
      return say(w.proxyRefusedTitle(problem.proxy), w.proxyRefusedWhy(host, problem.port), w.proxyRefusedDo, 'retry');
    case 'proxyPassword':
      return say(w.proxyPasswordTitle(problem.proxy), w.proxyPasswordWhy, null, 'proxyLogin');
    case 'proxyWrongPassword':
      return say(w.proxyWrongPasswordTitle(problem.proxy), w.proxyWrongPasswordWhy, null, 'proxyLogin');
    case 'proxyLoginUnsupported':
      return say(
        w.proxyLoginUnsupportedTitle(problem.proxy),
        w.proxyLoginUnsupportedWhy,
        w.proxyLoginUnsupportedDo(host),
        'retry',
      );
    case 'proxyCannotReach':
      return say(w.proxyCannotReachTitle(host), w.proxyCannotReachWhy(problem.proxy), w.nameNotFoundDo, 'retry');
    case 'proxyNotOne':
      return say(w.proxyNotOneTitle(problem.proxy), w.proxyNotOneWhy, w.proxyUnreachableDo, 'retry');
    case 'wrongPassword':
      return problem.during === 'setup'
        ? say(w.wrongPasswordSetupTitle, w.wrongPasswordSetupWhy, w.wrongPasswordSetupDo)
        : say(w.wrongPasswordTitle, w.wrongPasswordWhy, w.wrongPasswordDo, 'password');
    case 'passwordNotAscii':
      return problem.during === 'setup'
        ? say(w.wrongPasswordSetupTitle, w.passwordNotAsciiWhy, w.passwordNotAsciiDo)
        : say(w.wrongPasswordTitle, w.passwordNotAsciiWhy, w.passwordNotAsciiDo, 'password');
    case 'passwordExpired':
      return say(w.passwordExpiredTitle, w.passwordExpiredWhy, w.passwordExpiredDo, 'password');
    case 'accountLocked':
      return say(w.accountLockedTitle, w.accountLockedWhy, w.accountLockedDo, 'password', 'tryPassword');
    case 'accountDisabled':
      return say(w.accountDisabledTitle, w.accountDisabledWhy, w.accountDisabledDo, 'tryPassword');
    case 'accessDisabled':
      return say(w.accessDisabledTitle, w.accessDisabledWhy, w.accessDisabledDo, 'tryPassword');
    case 'applicationPasswordNeeded':
      return say(
        w.applicationPasswordNeededTitle,
        w.applicationPasswordNeededWhy,
        w.applicationPasswordNeededDo,
        'password',
      );
    case 'accountMoved':
      return say(w.accountMovedTitle, w.accountMovedWhy, w.accountMovedDo, 'tryPassword');
    case 'loginUnavailable':
      return say(w.loginUnavailableTitle, w.loginUnavailableWhy);
    case 'samePassword':
      return say(w.samePasswordTitle, '', w.samePasswordDo);
    case 'noPassword':
      return say(w.noPasswordTitle, w.noPasswordWhy, null, 'password');
    case 'loginInterrupted':
      return say(w.loginInterruptedTitle(host), w.loginInterruptedWhy, w.loginInterruptedDo);
    case 'keychainUnavailable':
      return problem.during === 'store'
        ? say(w.keychainClosedTitle, w.keychainClosedWhy, w.keychainClosedDo, 'retry')
        : say(w.keychainTitle, w.keychainWhy, null, 'dismiss');
    case 'recipientRefused':
      return say(
        w.recipientRefusedTitle,
        w.recipientRefusedWhy(recipients.join(', ')),
        w.recipientRefusedDo,
        'openOutbox',
        'dismiss',
      );
    case 'senderRefused':
      return say(w.senderRefusedTitle, w.senderRefusedWhy, w.senderRefusedDo, 'openOutbox', 'dismiss');
    case 'messageTooLarge':
      return say(
        w.messageTooLargeTitle,
        w.messageTooLargeWhy(problem.sizeBytes, problem.limitBytes),
        w.messageTooLargeDo,
        'openOutbox',
        'dismiss',
      );
    case 'messageRefused':
      return say(w.messageRefusedTitle, w.messageRefusedWhy, null, 'openOutbox', 'dismiss');
    case 'outcomeUnknown':
      return say(w.outcomeUnknownTitle, w.outcomeUnknownWhy, w.outcomeUnknownDo, 'openOutbox', 'dismiss');
    case 'sendingPaced':
      return say(w.sendingPacedTitle, w.sendingPacedWhy, null, 'openOutbox', 'dismiss');
    case 'guardHeld':
      return say(w.guardHeldTitle, w.guardHeldWhy, w.guardHeldDo, 'openOutbox', 'dismiss');
    case 'noRecipient':
      return say(w.noRecipientTitle, '', w.noRecipientDo, 'dismiss');
    case 'addressUnreadable':
      return say(w.addressUnreadableTitle, '', w.addressUnreadableDo, 'dismiss');
    case 'copyDiffers':
      return say(w.copyDiffersTitle, w.copyDiffersWhy, null, 'dismiss');
    case 'accountBusy':
      return say(w.accountBusyTitle, w.accountBusyWhy, w.accountBusyDo, 'dismiss');
    case 'exportOutdated':
      return say(w.exportOutdatedTitle, w.exportOutdatedWhy, w.exportOutdatedDo, 'dismiss');
    case 'diskFull':
      return say(w.diskFullTitle, w.diskFullWhy, w.diskFullDo, 'retry');
    case 'storeBroken':
      return say(w.storeBrokenTitle, w.storeBrokenWhy, w.storeBrokenDo, 'repair', 'retry');
    case 'storeMissing':
      return say(w.storeMissingTitle, w.storeMissingWhy, w.storeMissingDo, 'retry', 'beginAgain');
    case 'keyLost':
      return say(w.keyLostTitle, w.keyLostWhy, w.keyLostDo, 'retry');
    case 'folderReadOnly':
      return say(w.folderReadOnlyTitle, w.folderReadOnlyWhy, w.folderReadOnlyDo, 'retry');
    case 'storeOlder':
      return say(w.storeOlderTitle, w.storeOlderWhy, w.storeOlderDo, 'openOutbox', 'dismiss');
    case 'storeCutOff':
      return say(w.storeCutOffTitle, w.storeCutOffWhy, w.storeOlderDo, 'openOutbox', 'dismiss');
    case 'clockWentBack':
      return say(w.clockWentBackTitle, w.clockWentBackWhy, w.clockWentBackDo, 'dismiss');
    case 'storeFromFuture':
      return say(w.storeFromFutureTitle, w.storeFromFutureWhy, w.storeFromFutureDo, 'retry');
    case 'storeLocked':
      return say(w.storeLockedTitle, w.storeLockedWhy);
    case 'alreadyRunning':
      return say(w.alreadyRunningTitle, w.alreadyRunningWhy, w.alreadyRunningDo, 'retry');
    case 'nameTaken':
      return say(w.nameTakenTitle, '', w.nameTakenDo, 'dismiss');
    case 'noRight':
      return say(w.noRightTitle, w.noRightWhy, w.noRightDo, 'dismiss');
    case 'networkDrive':
      return say(w.networkDriveTitle, w.networkDriveWhy, w.networkDriveDo);
    case 'placeFull':
      return say(w.placeFullTitle, w.placeFullWhy, w.placeFullDo, 'dismiss');
    case 'placeMissing':
      return say(w.placeMissingTitle, w.placeMissingWhy, w.placeMissingDo, 'dismiss');
    case 'placeRefused':
      return say(w.placeRefusedTitle, w.placeRefusedWhy, w.placeRefusedDo, 'dismiss');
    case 'exportDiffers':
      return say(w.exportDiffersTitle, w.exportDiffersWhy, w.exportDiffersDo, 'dismiss');
    case 'notABackup':
      return say(w.notABackupTitle, w.notABackupWhy, w.notABackupDo, 'dismiss');
    case 'notSettings':
      return say(w.notSettingsTitle, w.notSettingsWhy, w.notSettingsDo, 'dismiss');
    case 'settingsFromFuture':
      return say(w.settingsFromFutureTitle, w.settingsFromFutureWhy, w.backupFromFutureDo, 'dismiss');
    case 'backupDamaged':
      return say(w.backupDamagedTitle, w.backupDamagedWhy, w.backupDamagedDo, 'dismiss');
    case 'backupFromFuture':
      return say(w.backupFromFutureTitle, w.backupFromFutureWhy, w.backupFromFutureDo, 'dismiss');
    case 'wrongPassphrase':
      return say(w.wrongPassphraseTitle, w.wrongPassphraseWhy, w.wrongPassphraseDo, 'dismiss');
    case 'transferRunning':
      return say(w.transferRunningTitle, w.transferRunningWhy, null, 'dismiss');
  }
}
