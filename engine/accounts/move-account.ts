// An account goes to other servers (ADR 0026). Both are asked first, with the password, once; then the account is
// re-pointed in one transaction, while nothing of it runs. Invariants: whatever happens before that transaction leaves
// it where it was; whatever happens after it finds it at its new servers, with all its mail; a password that was not
// kept in time is asked for again, and the former one is never tried on the new servers.
import { keepsMailHere, type ServerSettings, type SetupCheck } from '../../shared/domain/account.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { MoveAccount, MoveOutcome, MoveReport } from '../../shared/domain/moving.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { Session } from '../backend/backend.ts';
import { typedPassword } from '../backend/password.ts';
import { matchMailboxes, placesForUnmatched } from '../core/match-mailboxes.ts';
import { problemAt } from '../core/problems.ts';
import { getAccount, listAccounts } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { repointAccount, setServers } from '../store/repoint.ts';
import { checkServers } from './check-servers.ts';
import { lookAtMailboxes, type MailboxesThere, mailboxesHere } from './folders-there.ts';
import type { AccountsOptions } from './run-account.ts';

export interface MoveDeps
  extends Pick<AccountsOptions, 'store' | 'secrets' | 'protocols' | 'now' | 'record' | 'repoint'> {
  /** Ends everything that speaks to its servers. Answers how it is begun again. */
  stopAccount(id: AccountId): Promise<() => void>;
  /** Known from the call on, whenever it is kept. */
  keepPassword(id: AccountId, password: string): Promise<void>;
}

/** Rejects with MailError `store` where the disk is full: the account stays where it was. */
export async function moveAccount(deps: MoveDeps, move: MoveAccount, signal: AbortSignal): Promise<MoveOutcome> {
  const { store, now } = deps;
  const account = getAccount(store.reads, move.accountId);
  if (!account?.incoming || !account.outgoing) throw new MailError({ kind: 'invalid', detail: 'no servers' });
  const refusal = othersAre(deps, move);
  if (refusal) return { check: refusal };
  let there: MailboxesThere = { listed: [], sharedMail: [] };
  let maxMessageBytes: number | null = null;
  const { accountId, incoming, outgoing, address, password } = move;
  const checked = await checkServers(
    deps.protocols,
    { ...move, protocol: account.protocol },
    typedPassword(password),
    now,
    signal,
    {
      onTold: (told) => {
        maxMessageBytes = told?.maxMessageBytes ?? null;
      },
      async look(session: Session) {
        there = await lookAtMailboxes({ store, accountId, incoming }, session, signal);
      },
    },
  );
  if (!checked.ok) return { check: checked };

  const startAgain = await deps.stopAccount(accountId);
  try {
    const report = { matched: 0, made: [] } as MoveReport;
    const isSameMailbox = isSame(account.incoming, incoming);
    deps.repoint(accountId, (tx) => {
      const servers = { address, incoming, outgoing };
      if (isSameMailbox) setServers(tx, accountId, servers, maxMessageBytes);
      else Object.assign(report, repoint(tx, { accountId, servers, maxMessageBytes, at: now() }, there));
      deps.secrets.openStoreWith({ accountId, address }, password);
    });
    if (!isSameMailbox) {
      deps.record(accountId, { kind: 'movedServers', matched: report.matched, made: report.made.length });
    }
    await deps.keepPassword(accountId, password);
    return { check: checked, report };
  } finally {
    startAgain();
  }
}

function repoint(
  tx: WriteDb,
  to: Pick<Parameters<typeof repointAccount>[1], 'accountId' | 'servers' | 'maxMessageBytes' | 'at'>,
  { listed, sharedMail }: MailboxesThere,
): MoveReport {
  const { accountId, servers } = to;
  const protocol = getAccount(tx, accountId)?.protocol;
  if (protocol === undefined || keepsMailHere(protocol)) {
    repointAccount(tx, { ...to, listed: [], matches: new Map(), places: new Map() });
    return { matched: 0, made: [] };
  }
  const here = mailboxesHere(tx, accountId, servers.incoming);
  const matches = matchMailboxes(here, listed, sharedMail);
  const places = placesForUnmatched(here, listed, matches);
  repointAccount(tx, { ...to, listed, matches, places });
  return { matched: matches.size, made: [...places.values()].map(({ name }) => name) };
}

/** Another of the usual ports of one host is another way to the same mailbox; another port may be anything. */
function isSame(one: ServerSettings, other: ServerSettings): boolean {
  const samePort = one.port === other.port || (USUAL_PORTS.has(one.port) && USUAL_PORTS.has(other.port));
  return one.host.toLowerCase() === other.host.toLowerCase() && one.userName === other.userName && samePort;
}

const USUAL_PORTS: ReadonlySet<number> = new Set([110, 143, 993, 995]);

/** Two accounts for one mailbox would each take the other's messages for its own. */
function othersAre(
  { store, now }: MoveDeps,
  { accountId, incoming }: MoveAccount,
): Extract<SetupCheck, { ok: false }> | null {
  const taken = listAccounts(store.reads).some(
    (account) =>
      account.id !== accountId &&
      account.incoming?.host === incoming.host &&
      account.incoming.userName === incoming.userName,
  );
  if (!taken) return null;
  return {
    ok: false,
    side: 'incoming',
    problem: problemAt({ during: 'setup' }, { kind: 'invalid', reason: 'nameTaken' }, now()),
  };
}
