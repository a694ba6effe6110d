// What the person chose, and what the window remembers. Every setting has a default that needs no choice.
import { z } from 'zod';
import { AccountId, MailboxId, MessageId } from './ids.ts';
import { ChosenLayouts } from './list-layout.ts';
import { PlainFont, ZoomPercent } from './text-look.ts';

export const FOLDING_EXCEPTIONS_MAX = 2_000;

/** Which threads are folded in lists: none or all, but for those of which a message is named. */
export const ThreadFolding = z.object({ folded: z.boolean(), except: z.array(MessageId).max(FOLDING_EXCEPTIONS_MAX) });
export type ThreadFolding = z.infer<typeof ThreadFolding>;

export const OPEN_TABS_MAX = 20;

const values = {
  language: z.enum(['system', 'fr', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  layout: z.enum(['classic', 'wide', 'vertical']),
  threaded: z.boolean(),
  threadFolding: ThreadFolding,
  /** What was chosen for the list of messages in each kind of folder. */
  lists: ChosenLayouts,
  /** Height of the list's rows. */
  density: z.enum(['compact', 'normal', 'relaxed']),
  /** Which folders the tree shows. */
  folderView: z.enum(['all', 'unread', 'favourite']),
  favouriteMailboxes: z.array(MailboxId).max(1_000),
  folderPaneWidth: z.number().int().min(140).max(800),
  /** Share of the list in list + message, 0–1. */
  listShare: z.number().min(0.1).max(0.9),
  /** The message below or beside the list. */
  readerShown: z.boolean(),
  /** « Tous les en-têtes » above each message. */
  allHeaders: z.boolean(),
  /** Enter on a message: the reading pane, a tab or a window. */
  enterOpens: z.enum(['reader', 'tab', 'window']),
  /** Messages in tabs, for the next start. */
  openTabs: z.array(MessageId).max(OPEN_TABS_MAX),
  composeFormat: z.enum(['rich', 'plain']),
  /** Which account new messages are written from; null, or one that is gone: the first that can send. */
  defaultAccountId: AccountId.nullable(),
  undoSendMs: z.number().int().min(0).max(120_000),
  spellcheck: z.boolean(),
  /** Attachments are read in the background, to be found by what is in them. */
  searchAttachments: z.boolean(),
  /** When somebody asks for a read receipt: the person is asked each time, or none is ever sent. */
  readReceipts: z.enum(['ask', 'never']),
  /** The coach (À, Cc, Cci) is offered at the end of a set-up, until it was opened or declined. */
  offersCoach: z.boolean(),
  /** Desktop notifications, for all accounts; each has its own choice beside. */
  notifies: z.boolean(),
  /** Names and subjects in them; they are left out by themselves while the screen is likely shared. */
  noticesTell: z.enum(['all', 'counts']),
  noticeSound: z.boolean(),
  /** « Suspendre les notifications »: epoch ms. */
  noticesPausedUntil: z.number().nullable(),
  badge: z.boolean(),
  tray: z.boolean(),
  closesToTray: z.boolean(),
  /** « Je projette mon écran »: names and subjects are covered. */
  projecting: z.boolean(),
  /** « Envoyer demain matin » is offered to who writes in a quiet time. */
  offersMorning: z.boolean(),
  /** Addresses (addressKey form) whose remote images are let in. */
  remoteAllowedSenders: z.array(z.string()),
  /** In the dark: colours of messages turned so that they can be read there, or as their senders chose them. */
  messageColours: z.enum(['adapted', 'original']),
  messageZoomPercent: ZoomPercent,
  plainFont: PlainFont,
  /** As it stands above a « mot à coller ». */
  schoolName: z.string().max(200),
  /** Senders (addressKey form) of whom the person said « Je connais cet expéditeur ». */
  knownSenders: z.array(z.string()),
  /** Where suspicious messages are reported to, as the person said once; '' = not asked yet. */
  phishingReports: z.string().max(320),
  /** Own private mailboxes (addressKey form) about which the rule was told (guard case 36). */
  privateMailboxesTold: z.array(z.string()),
};

/** Some of the settings, as they are changed: without defaults, as a patch must not bring any back. */
export const SettingsPatch = z.object(values).partial();
export type SettingsPatch = z.infer<typeof SettingsPatch>;

/** All of them. */
export const Settings = z.object({
  language: values.language.default('system'),
  theme: values.theme.default('system'),
  layout: values.layout.default('classic'),
  threaded: values.threaded.default(false),
  threadFolding: values.threadFolding.default({ folded: false, except: [] }),
  // A newer version may have known other columns.
  lists: values.lists.default({}).catch({}),
  density: values.density.default('normal'),
  folderView: values.folderView.default('all'),
  favouriteMailboxes: values.favouriteMailboxes.default([]),
  folderPaneWidth: values.folderPaneWidth.default(230),
  listShare: values.listShare.default(0.42),
  readerShown: values.readerShown.default(true),
  allHeaders: values.allHeaders.default(false),
  enterOpens: values.enterOpens.default('reader'),
  openTabs: values.openTabs.default([]),
  composeFormat: values.composeFormat.default('rich'),
  defaultAccountId: values.defaultAccountId.default(null),
  undoSendMs: values.undoSendMs.default(20_000),
  spellcheck: values.spellcheck.default(true),
  searchAttachments: values.searchAttachments.default(true),
  readReceipts: values.readReceipts.default('ask'),
  offersCoach: values.offersCoach.default(true),
  notifies: values.notifies.default(true),
  noticesTell: values.noticesTell.default('all'),
  noticeSound: values.noticeSound.default(true),
  noticesPausedUntil: values.noticesPausedUntil.default(null),
  badge: values.badge.default(true),
  tray: values.tray.default(true),
  closesToTray: values.closesToTray.default(false),
  projecting: values.projecting.default(false),
  offersMorning: values.offersMorning.default(true),
  remoteAllowedSenders: values.remoteAllowedSenders.default([]),
  messageColours: values.messageColours.default('adapted'),
  messageZoomPercent: values.messageZoomPercent.default(100),
  plainFont: values.plainFont.default('proportional'),
  schoolName: values.schoolName.default(''),
  knownSenders: values.knownSenders.default([]),
  phishingReports: values.phishingReports.default(''),
  privateMailboxesTold: values.privateMailboxesTold.default([]),
});
export type Settings = z.infer<typeof Settings>;

/** Those that the settings window offers: an administrator may preset or lock these, and no other. */
export const ChosenSettings = z
  .strictObject({
    language: values.language,
    theme: values.theme,
    layout: values.layout,
    threaded: values.threaded,
    density: values.density,
    enterOpens: values.enterOpens,
    composeFormat: values.composeFormat,
    undoSendMs: values.undoSendMs,
    spellcheck: values.spellcheck,
  })
  .partial();
export type ChosenSettings = z.infer<typeof ChosenSettings>;
