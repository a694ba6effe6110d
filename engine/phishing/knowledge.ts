// What the store knows about a sender and the account that a message came by: a few look-ups by index. The domains of
// correspondents are read once and kept until the address book changes.
import { isBelow } from '../../shared/academies/host-names.ts';
import { addressKey } from '../../shared/domain/address.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { domainOfAddress, isFreemail, type Knowledge, registered } from '../../shared/phishing/index.ts';
import { nameKey } from '../core/name-key.ts';
import { listAccounts, quotaOf } from '../store/accounts.ts';
import { contactsByAddress, contactsByNameKey, correspondentDomains } from '../store/contacts.ts';
import type { Store } from '../store/database.ts';
import type { ReadDb } from '../store/handles.ts';
import type { StoredDetail } from '../store/messages.ts';

export interface OwnFacts {
  nowAt: number;
  /** In addressKey form: « Je connais cet expéditeur ». */
  knownSenders: readonly string[];
  passwordEndsAt(accountId: AccountId): number | null;
}

/** What more people bear is no name of a person: « Secrétariat ». */
const NAMESAKES_MAX = 10;

export function knowledgeAbout(
  db: ReadDb,
  { row, from }: StoredDetail,
  own: OwnFacts & { familiarDomains: readonly string[] },
): Knowledge {
  const accounts = listAccounts(db);
  const account = accounts.find(({ id }) => id === row.accountId);
  const ownAddresses = accounts.flatMap(({ identities }) => identities.map(({ address }) => addressKey(address)));
  const key = addressKey(row.from.address);
  const contact = key === '' ? null : (contactsByAddress(db, [key])[0] ?? null);
  const ownDomain = domainOfAddress(account?.address ?? '');
  const servers = [account?.incoming?.host ?? '', ownDomain].filter((one) => one.includes('.'));
  return {
    nowAt: own.nowAt,
    ownAddresses,
    quota: quotaOf(db, row.accountId),
    passwordEndsAt: own.passwordEndsAt(row.accountId),
    sender: {
      written: (contact?.sentCount ?? 0) > 0 || ownAddresses.includes(key),
      kept: contact?.kept ?? false,
      receivedBefore: Math.max(0, (contact?.receivedCount ?? 0) - 1),
      trusted: own.knownSenders.includes(key),
    },
    namesakes: namesakesOf(db, from[0]?.name ?? null, key),
    familiarDomains: own.familiarDomains,
    ownServers: servers.map(registered).filter((domain) => !isFreemail(domain)),
  };
}

/** People whom the person writes to, of the name that this sender bears, at other addresses. */
function namesakesOf(db: ReadDb, name: string | null, key: string): Knowledge['namesakes'] {
  const named = name === null ? '' : nameKey(name, '');
  if (named === '') return [];
  const found = contactsByNameKey(db, { known: [], strange: [named] }, NAMESAKES_MAX).get(named) ?? [];
  return found
    .filter(({ sentCount, kept, address }) => (sentCount > 0 || kept) && addressKey(address) !== key)
    .map((one) => ({ name: one.name, address: one.address }));
}

export function isOwnServer(host: string, ownServers: readonly string[]): boolean {
  return ownServers.some((server) => isBelow(host, server));
}

export function createFamiliarDomains(store: Store): () => readonly string[] {
  let known: readonly string[] | null = null;
  store.onChange(({ areas }) => {
    if (areas.includes('contacts')) known = null;
  });
  return () => {
    known ??= correspondentDomains(store.reads);
    return known;
  };
}
