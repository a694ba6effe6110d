// By POP3: which letters have to be on the server at the end, by what the person chose to leave there. Pure.
import type { LeaveOnServer } from '../../shared/domain/account.ts';
import { headerOf } from '../engine/server-mail.ts';
import type { HeldMessage } from '../servers/plain-imap.ts';
import type { Ledger, Letter } from './ledger.ts';
import { accountOf, COLLECTED, letterNumber } from './place.ts';

const DAY_MS = 86_400_000;

type Held = { messages: readonly HeldMessage[] };

/** One sentence for each letter that is there and should not be, or the other way round. */
export function wrongMaildrop({ letters, clocks }: Ledger, leave: LeaveOnServer, here: Held, server: Held): string[] {
  const isHere = numbersIn(here);
  const isThere = numbersIn(server);
  return [...letters.values()].flatMap((letter) => {
    // Somebody else may have deleted it there.
    if (letter.place.contested) return [];
    const may = endings(letter, leave, isHere.has(letter.number), clocks);
    if (may.has(isThere.has(letter.number))) return [];
    const where = isHere.has(letter.number) ? 'is here' : 'was deleted here';
    return [`letter ${letter.number} ${where}, and ${may.has(true) ? 'gone from' : 'still on'} the server`];
  });
}

/**
 * Where other accounts are beside: as long as a letter has not left this PC, it goes from the server when none is left
 * here. Of one that was carried to another server nothing more is asked of this one.
 */
export function wrongBeside({ letters, refusals }: Ledger, here: Held, server: Held): string[] {
  const isHere = numbersIn(here);
  const isThere = numbersIn(server);
  return [...letters.values()].flatMap(({ number, place, copies, first }) => {
    const hasLeft = copies.most > 0 || [...place.ever].some((one) => one !== null && accountOf(one) === '');
    if (first !== COLLECTED || place.contested || hasLeft || refusals.length > 0) return [];
    if (isHere.has(number) === isThere.has(number)) return [];
    return [
      `letter ${number} ${isHere.has(number) ? 'is here, and gone from' : 'was deleted here, and still on'} the server`,
    ];
  });
}

/** Whether it may be on the server, and whether it may be gone. */
function endings(letter: Letter, leave: LeaveOnServer, isHere: boolean, clocks: readonly number[]): Set<boolean> {
  switch (leave.kind) {
    case 'always':
      return new Set([true]);
    case 'untilDeletedHere':
      return new Set([isHere]);
    case 'days': {
      const shown = clocks.slice(letter.since);
      const isLate = (from: number, to: number) => to - from >= leave.days * DAY_MS;
      const mayGo = shown.some((to, i) => shown.slice(0, i).some((from) => isLate(from, to)));
      const mustGo = letter.wasHereFirst && isLate(0, shown.at(-1)!);
      return new Set(mustGo ? [false] : mayGo ? [true, false] : [true]);
    }
  }
}

function numbersIn({ messages }: Held): Set<number | null> {
  return new Set(messages.map(({ raw }) => letterNumber(headerOf(raw, 'Subject') ?? '')));
}
