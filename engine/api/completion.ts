// What is proposed where an address is typed: the store finds by the beginnings of words, core/rank-completion.ts ranks.
import { addressKey } from '../../shared/domain/address.ts';
import type { Group } from '../../shared/domain/contact.ts';
import { fold, searchTerms } from '../../shared/domain/search.ts';
import { type Candidate, rankCompletion, roleOf } from '../core/rank-completion.ts';
import { contactsByAddress, findContacts } from '../store/contacts.ts';
import { listGroups } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';

/** Found by one letter there may be thousands: these most used ones are ranked. */
const RANKED_MOST = 300;

interface Asked {
  text: string;
  limit: number;
  beside: readonly string[];
}

export function complete(db: ReadDb, { text, limit, beside }: Asked): { contacts: Candidate[]; groups: Group[] } {
  const groups = withoutReplaced(listGroups(db));
  const namesOf = groupNames(groups);
  const candidates = findContacts(db, text, RANKED_MOST).map((contact) => ({
    ...contact,
    groups: namesOf.get(addressKey(contact.address)) ?? [],
  }));
  const company = {
    roles: contactsByAddress(db, beside).flatMap((contact) => (contact && roleOf(contact)) ?? []),
    groups: [...new Set(beside.flatMap((address) => namesOf.get(addressKey(address)) ?? []))],
  };
  return {
    contacts: rankCompletion(candidates, { text, company, nowAt: Date.now() }).slice(0, limit),
    groups: groups.filter(({ name }) => hasWords(name, searchTerms(text))).slice(0, limit),
  };
}

function groupNames(groups: readonly Group[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { name, memberAddresses } of groups) {
    for (const address of memberAddresses) {
      const key = addressKey(address);
      names.set(key, [...(names.get(key) ?? []), name]);
    }
  }
  return names;
}

/** A group of an earlier year is not offered beside that of the same name of a later one. */
function withoutReplaced(groups: readonly Group[]): Group[] {
  return groups.filter(
    ({ name, schoolYear }) =>
      schoolYear === null ||
      !groups.some((other) => fold(other.name) === fold(name) && (other.schoolYear ?? 0) > schoolYear),
  );
}

function hasWords(name: string, terms: readonly string[]): boolean {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return terms.every((term) => words.some((word) => word.startsWith(term)));
}
