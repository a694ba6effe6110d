// The door of the room: drafts while they are written, and messages on their way out.

export { answerInvitation } from './answer-invitation.ts';
export { type AttachmentScans, createAttachmentScans } from './attachment-scans.ts';
export { createDrafts, type Drafts } from './drafts.ts';
export { writeToList } from './list-letter.ts';
export { mailingOf } from './mailing/lines.ts';
export { createMailings, type Mailings } from './mailing/mailings.ts';
export { createOutbox, type Outbox } from './outbox.ts';
export { queuePhishingReport } from './phishing-report.ts';
export { type PreviewedDraft, previewDraft } from './preview.ts';
export { answerReceipt, receiptRequest } from './read-receipt.ts';
export { receptionOfMailing, receptionOfMessage, writeAgain } from './reception.ts';
export { sentReport } from './sent-report.ts';
