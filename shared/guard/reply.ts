// Cases 10 and 11: what « Répondre à tous » would do, asked before anything is composed.
import { type Address, addressKey } from '../domain/address.ts';
import type { Recipient } from '../domain/draft.ts';
import { evaluate } from './evaluate.ts';
import type { Finding } from './finding.ts';
import type { PersonFacts } from './person.ts';
import { finding } from './question.ts';

export interface ReplyAllInput {
  original: { from: Address[]; to: Address[]; cc: Address[]; listId: string | null };
  /** Own identities, the one that would reply first. */
  ownAddresses: string[];
  people: ReadonlyMap<string, PersonFacts>;
  nowAt: number;
}

export function evaluateReplyAll({ original, ownAddresses, people, nowAt }: ReplyAllInput): Finding[] {
  const own = new Set(ownAddresses.map(addressKey));
  const visible = [...original.to, ...original.cc];
  const isOwn = ({ address }: Address) => own.has(addressKey(address));
  const wasHidden = !visible.some(isOwn) && !original.from.some(isOwn) && original.listId === null;
  if (wasHidden) return [hiddenRecipient(visible)];

  const others = (addresses: Address[]): Recipient[] =>
    addresses.filter((address) => !isOwn(address)).map((address) => ({ kind: 'address', address }));
  const recipients = { to: [...others(original.from), ...others(original.to)], cc: others(original.cc), bcc: [] };
  const worst = evaluate({ recipients, ownAddress: ownAddresses[0] ?? '', people, groups: [], nowAt }).find(
    ({ severity, surface }) => severity !== 'note' && surface === 'S1',
  );
  if (!worst) return [];
  return [
    {
      ...worst,
      case: 10,
      key: `10:${worst.key}`,
      fixes: [{ kind: 'replyToSenderOnly' }, { kind: 'replyAllFamiliesInBcc' }],
    },
  ];
}

/** Answering to all would tell them all that one was written to in secret. */
function hiddenRecipient(visible: Address[]): Finding {
  const readers = visible.map(({ address }) => addressKey(address));
  return finding(11, 'amber', { readers, fixes: [{ kind: 'replyToSenderOnly' }] });
}
