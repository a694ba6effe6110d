// The flags of a message: as the server names them, as Casier names them, and as one small number. Pure.
import { MessageFlag, type MessageFlags } from '../../shared/domain/message.ts';

/** A set of MessageFlag as bits; what the store keeps and lists are sorted by. */
export type FlagBits = number;

export const FLAG_BIT = {
  seen: 1,
  flagged: 2,
  answered: 4,
  forwarded: 8,
  draft: 16,
} as const satisfies Record<MessageFlag, FlagBits>;

/** RFC 3501 §2.3.2 system flags, and the registered keyword $Forwarded (RFC 5788). */
export const SERVER_FLAG = {
  seen: '\\Seen',
  flagged: '\\Flagged',
  answered: '\\Answered',
  forwarded: '$Forwarded',
  draft: '\\Draft',
} as const satisfies Record<MessageFlag, string>;

const BIT_OF_SERVER_FLAG = new Map(
  MessageFlag.options.map((flag): [string, FlagBits] => [SERVER_FLAG[flag].toLowerCase(), FLAG_BIT[flag]]),
);

export interface ServerFlags {
  bits: FlagBits;
  /** Everything else but \Recent (which means this session, not this message), sorted. */
  keywords: string[];
}

export function parseServerFlags(flags: readonly string[]): ServerFlags {
  let bits = 0;
  const keywords = new Set<string>();
  for (const flag of flags) {
    const bit = BIT_OF_SERVER_FLAG.get(flag.toLowerCase());
    if (bit !== undefined) bits |= bit;
    else if (flag.toLowerCase() !== '\\recent') keywords.add(flag);
  }
  return { bits, keywords: [...keywords].sort() };
}

export function serverFlagNames({ bits, keywords }: ServerFlags): string[] {
  return [...MessageFlag.options.filter((flag) => bits & FLAG_BIT[flag]).map((flag) => SERVER_FLAG[flag]), ...keywords];
}

export function flagBits(flags: readonly MessageFlag[]): FlagBits {
  return flags.reduce((bits, flag) => bits | FLAG_BIT[flag], 0);
}

export function messageFlags(bits: FlagBits): MessageFlags {
  return {
    seen: (bits & FLAG_BIT.seen) !== 0,
    flagged: (bits & FLAG_BIT.flagged) !== 0,
    answered: (bits & FLAG_BIT.answered) !== 0,
    forwarded: (bits & FLAG_BIT.forwarded) !== 0,
    draft: (bits & FLAG_BIT.draft) !== 0,
  };
}
