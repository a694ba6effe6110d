// « J'ai montré des adresses » (guard case 34): what a message of one's own that has left showed to whom. Read from its
// copy, which keeps its Cci, with its attachments read anew; people are who they are known to be now.
import type { MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { AfterTheFact } from '../../shared/guard/after-the-fact.ts';
import {
  type AttachmentFacts,
  addressesToKnow,
  afterTheFact,
  type GuardInput,
  type PersonFacts,
  type PupilFacts,
  type RecipientFields,
} from '../../shared/guard/index.ts';
import { decodePart, type ReadMessage } from '../mime/read-message.ts';
import { FILE_BYTES_MAX, type Scanner, unreadableFile } from '../scan/index.ts';
import type { Store } from '../store/database.ts';
import { listIdentities } from '../store/identities.ts';
import { type Original, readOriginal } from './draft-start.ts';
import { letterOfBytes } from './letter-facts.ts';

export interface SentReportDeps {
  store: Store;
  factsOf: (addresses: string[]) => PersonFacts[];
  pupils: () => PupilFacts[];
  scanner: Pick<Scanner, 'scan'>;
  nowAt: () => number;
}

/** null: it showed nothing that weighs. Throws MailError `missing` when the message is not here. */
export async function sentReport(deps: SentReportDeps, messageId: MessageId): Promise<AfterTheFact | null> {
  const { store, factsOf, pupils, nowAt } = deps;
  const { detail, source } = readOriginal(store, messageId);
  if (!source) throw new MailError({ kind: 'missing', detail: 'not downloaded yet' });
  const attachments = await attachmentsOf(deps, source.raw, source.read);
  const { accountId, dateAt } = detail.row;
  // Agreements count as they stood when it left.
  const letter = letterOfBytes(
    store.reads,
    source.raw,
    { originalId: null, accountId, attachments },
    { pupils, nowAt: dateAt },
  );
  const asked: Omit<GuardInput, 'people'> = {
    recipients: recipientsOf(detail),
    ownAddress: detail.from[0]?.address ?? listIdentities(store.reads)[0]?.address ?? '',
    groups: [],
    nowAt: dateAt,
    letter,
  };
  const people = new Map(factsOf(addressesToKnow(asked)).map((facts) => [facts.address, facts]));
  return afterTheFact({ ...asked, people }, nowAt());
}

function recipientsOf({ to, cc, bcc }: Original['detail']): RecipientFields {
  const chips = (addresses: typeof to) => addresses.map((address) => ({ kind: 'address' as const, address }));
  return { to: chips(to), cc: chips(cc), bcc: chips(bcc) };
}

async function attachmentsOf(
  { scanner }: SentReportDeps,
  raw: Uint8Array,
  { attachments }: ReadMessage,
): Promise<AttachmentFacts[]> {
  const facts: AttachmentFacts[] = [];
  for (const { partId, name, sizeBytes } of attachments) {
    const bytes = sizeBytes > FILE_BYTES_MAX ? null : decodePart(raw, partId);
    // A copy: the thread takes away what it is given.
    const scanned = bytes && (await scanner.scan(Uint8Array.from(bytes), []));
    facts.push({ id: partId, name, ...(scanned?.file ?? unreadableFile('tooLarge')), treatment: 'asIs' });
  }
  return facts;
}
