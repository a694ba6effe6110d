// The guard over the draft of this window: what of the whole message it is asked about.
import { useEffect, useMemo, useRef } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { sameAddress } from '../../../shared/domain/address.ts';
import type { Group } from '../../../shared/domain/contact.ts';
import type { Draft, DraftAttachment } from '../../../shared/domain/draft.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import type { AttachmentFacts, Dismissal, PupilFacts, UnseenFacts } from '../../../shared/guard/index.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { type Guard, useFindings } from '../guard-strip/index.ts';
import type { OpenDraft } from './use-draft.ts';

const NO_PUPILS: PupilFacts[] = [];
const NOTHING_UNSEEN: UnseenFacts = { original: null, recipientsAtOnce: null, replyTo: null };

interface GuardedDraftOptions {
  draft: Draft;
  open: OpenDraft;
  own: Identity | undefined;
  accounts: readonly Account[];
  groups: readonly Group[];
  attachments: readonly DraftAttachment[];
  ignored: readonly Dismissal[];
}

export interface DraftGuard extends Guard {
  /** The message as the guard was told of it, but for recipients and words. */
  told: { ownAddress: string; replyTo: string | null; attachments: AttachmentFacts[] };
}

export function useGuard(options: GuardedDraftOptions): DraftGuard {
  const { draft, open, own, accounts, groups, attachments, ignored } = options;
  const { to, cc, bcc, subject } = open.fields;
  const unseen = useUnseenFacts(draft.id);
  const { data: pupils = NO_PUPILS } = useEngineQuery(['contacts', 'pupils'], (signal) =>
    engine.contacts.pupils(undefined, signal),
  );
  const facts = useAttachmentFacts(draft.id, attachments);
  const told = useSame({
    ownAddress: own?.address ?? '',
    replyTo: unseen.replyTo === null ? replyToOf(own) : unseen.replyTo || null,
    attachments: facts,
  });
  const { original, recipientsAtOnce } = unseen;
  const beside = useMemo(() => {
    const identities = accounts.flatMap((account) =>
      account.identities.map(({ address, name }) => ({ address, name })),
    );
    return { identities, original, pupils, recipientsAtOnce };
  }, [accounts, original, pupils, recipientsAtOnce]);
  const message = { ...told, recipients: useMemo(() => ({ to, cc, bcc }), [to, cc, bcc]) };
  const guard = useFindings(
    { ...message, groups: useSame(groups), beside, dismissed: ignored },
    {
      recipients() {
        const now = open.fieldsNow();
        return { to: now.to, cc: now.cc, bcc: now.bcc };
      },
      subject: () => open.fieldsNow().subject,
      body() {
        const { html, text } = open.content();
        return { html, text };
      },
    },
  );
  const { typed } = guard;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is typed when it changes
  useEffect(() => typed(), [subject, typed]);
  return { ...guard, told };
}

function replyToOf(own: Identity | undefined): string | null {
  if (!own || own.replyTo === '' || sameAddress(own.replyTo, own.address)) return null;
  return own.replyTo;
}

function useUnseenFacts(draftId: DraftId): UnseenFacts {
  const { data } = useEngineQuery(['drafts', 'unseenFacts', draftId], (signal) =>
    engine.drafts.unseenFacts({ draftId }, signal),
  );
  return useSame(data ?? NOTHING_UNSEEN);
}

/** What is in them as far as the engine has read it; of those that it still reads, the name alone. */
function useAttachmentFacts(draftId: DraftId, attachments: readonly DraftAttachment[]): AttachmentFacts[] {
  const { data } = useEngineQuery(
    ['drafts', 'attachmentFacts', draftId],
    (signal) => engine.drafts.attachmentFacts({ draftId }, signal),
    { enabled: attachments.length > 0 },
  );
  const read = new Map(data?.facts.map((facts) => [facts.id, facts]));
  return attachments.map(({ contentId: id, name }) => ({ ...(read.get(id) ?? { ...UNREAD, id }), name }));
}

const UNREAD: Omit<AttachmentFacts, 'id' | 'name'> = {
  kind: 'other',
  found: [],
  header: null,
  unreadable: false,
  treatment: 'asIs',
};

/** The same object as long as it says the same: the guard thinks again for what changed alone. */
function useSame<T>(value: T): T {
  const last = useRef<{ given: T | null; value: T; text: string }>({ given: null, value, text: '' });
  if (value === last.current.given) return last.current.value;
  last.current.given = value;
  const text = JSON.stringify(value);
  if (text !== last.current.text) last.current = { given: value, value, text };
  return last.current.value;
}
