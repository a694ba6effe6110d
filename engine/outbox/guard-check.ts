// The guard, asked by the engine itself: when a message is handed to the outbox and again when it really leaves, as a
// contact may have become a family's meanwhile. What the window showed is never relied on.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { GuardLevel } from '../../shared/domain/policies.ts';
import {
  type Dismissal,
  evaluate,
  type Finding,
  type PersonFacts,
  type RecipientFields,
} from '../../shared/guard/index.ts';
import { listGroups } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';
import { expandRecipients } from './recipients.ts';

export type Overridden = Dismissal & { reason: string };

export interface GuardQuestion {
  recipients: RecipientFields;
  ownAddress: string;
  /** The findings that the person overrode, with the reason given. */
  dismissed: readonly Overridden[];
  /** What an administrator lets people override. */
  level: GuardLevel;
  nowAt: number;
}

/** The red findings that nobody overrode: with one of these, nothing leaves. */
export function heldFindings(
  db: ReadDb,
  factsOf: (addresses: string[]) => PersonFacts[],
  { recipients, ownAddress, dismissed, level, nowAt }: GuardQuestion,
): Finding[] {
  const groups = listGroups(db);
  const { to, cc, bcc } = expandRecipients(recipients, groups);
  const keys = [...to, ...cc, ...bcc].map(({ address }: Address) => addressKey(address));
  const people = new Map(factsOf([...keys, ownAddress]).map((facts) => [facts.address, facts]));
  const counting = dismissed.filter(({ reason }) => counts(reason, level));
  return evaluate({ recipients, ownAddress, people, groups, nowAt, dismissed: counting }).filter(
    ({ severity }) => severity === 'red',
  );
}

function counts(reason: string, level: GuardLevel): boolean {
  return level === 'advise' || (level === 'reason' && reason.trim() !== '');
}
