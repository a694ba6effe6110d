// The guard, live. What it says follows the recipients by a moment: it is worked out in a deferred render, so that
// no key stroke waits for it, and again once the facts about new people are known.
import { useDeferredValue, useMemo, useRef } from 'react';
import type { Group } from '../../../shared/domain/contact.ts';
import type { Recipient } from '../../../shared/domain/draft.ts';
import { type Dismissal, evaluate, type Finding, type RecipientFields } from '../../../shared/guard/index.ts';
import { type FactsByAddress, useFacts } from '../people/index.ts';

export interface Guarded {
  findings: readonly Finding[];
  people: FactsByAddress;
}

export function useFindings(
  fields: RecipientFields,
  ownAddress: string,
  groups: readonly Group[],
  /** What the person let pass in this window; the same list until that changes. */
  dismissed: readonly Dismissal[],
): Guarded {
  const { to, cc, bcc } = useDeferredValue(fields);
  const recipients = useMemo(() => ({ to, cc, bcc }), [to, cc, bcc]);
  const addresses = useMemo(
    () => [...to, ...cc, ...bcc].flatMap((recipient) => addressesOf(recipient, groups)),
    [to, cc, bcc, groups],
  );
  const { facts: people, complete } = useFacts(addresses);
  const findings = useMemo(
    () => (complete ? evaluate({ recipients, ownAddress, people, groups, dismissed, nowAt: Date.now() }) : null),
    [recipients, ownAddress, people, groups, dismissed, complete],
  );
  // While facts are being asked, what was said last stays.
  const last = useRef<readonly Finding[]>([]);
  if (findings) last.current = findings;
  return { findings: findings ?? last.current, people };
}

function addressesOf(recipient: Recipient, groups: readonly Group[]): readonly string[] {
  if (recipient.kind === 'address') return [recipient.address.address];
  return groups.find(({ id }) => id === recipient.groupId)?.memberAddresses ?? [];
}
