// When is a message that the server shows the one already held? Decides re-linking after a UIDVALIDITY change and after
// a move whose new UID nobody told. Pure. Rather a download too many than the wrong mail under a message.

/** What tells one message from another without its body. */
export interface MessageIdentity {
  messageIdHeader: string | null;
  sizeBytes: number;
  /** Date header, else INTERNALDATE. */
  dateAt: number;
  subject: string;
}

/**
 * The candidate of the same mailbox that `told` is; null = a new message. Candidates have lost their UID (or never
 * had one) and bear the same Message-ID header as `told`, or none as it has none. Size and date must both agree;
 * but a copy written by this program may have been changed in size by the server, so that with a Message-ID
 * one of the two is enough where no candidate agrees in both.
 */
export function sameMessage<Candidate extends MessageIdentity>(
  told: MessageIdentity,
  candidates: readonly Candidate[],
): Candidate | null {
  const same = candidates.filter((candidate) => candidate.messageIdHeader === told.messageIdHeader);
  const exact = same.find(
    (c) => c.sizeBytes === told.sizeBytes && c.dateAt === told.dateAt && c.subject === told.subject,
  );
  if (exact) return exact;
  if (told.messageIdHeader === null) return null;
  return same.find((c) => c.sizeBytes === told.sizeBytes || c.dateAt === told.dateAt) ?? null;
}
