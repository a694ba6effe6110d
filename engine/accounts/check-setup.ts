// Checks what is to become an account: both servers, one login each. An account that has just passed is stored without
// its password going over the wire a second time. Invariant: only the very same settings and password count as passed,
// once, and within a minute.
import { createHash } from 'node:crypto';
import type { NewAccount, SetupCheck } from '../../shared/domain/account.ts';
import { typedPassword } from '../backend/password.ts';
import { problemAt } from '../core/problems.ts';
import { listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { checkServers } from './check-servers.ts';
import type { Protocols } from './protocols.ts';

const JUST_NOW_MS = 60_000;

export interface CheckedSetup {
  check: SetupCheck;
  /** What the outgoing server takes at most; null when it does not say. */
  maxMessageBytes: number | null;
}

export interface SetupChecks {
  check(account: NewAccount, signal: AbortSignal): Promise<CheckedSetup>;
  /** null: it was not this one, or too long ago. */
  passedJustNow(account: NewAccount): CheckedSetup | null;
}

interface SetupChecksOptions {
  store: Store;
  protocols: Protocols;
  now(): number;
}

export function createSetupChecks({ store, protocols, now }: SetupChecksOptions): SetupChecks {
  let passed: { mark: string; atMs: number; checked: CheckedSetup } | null = null;

  const alreadyThere = ({ incoming }: NewAccount) =>
    listAccounts(store.reads).some(
      (account) => account.incoming?.host === incoming.host && account.incoming.userName === incoming.userName,
    );

  return {
    async check(account, signal) {
      passed = null;
      if (alreadyThere(account)) {
        const problem = problemAt({ during: 'setup' }, { kind: 'invalid', reason: 'nameTaken' }, now());
        return { check: { ok: false, side: 'incoming', problem }, maxMessageBytes: null };
      }
      let maxMessageBytes: number | null = null;
      const check = await checkServers(protocols, account, typedPassword(account.password), now, signal, {
        onTold(told) {
          maxMessageBytes = told?.maxMessageBytes ?? null;
        },
      });
      const checked = { check, maxMessageBytes };
      if (check.ok) passed = { mark: markOf(account), atMs: performance.now(), checked };
      return checked;
    },
    passedJustNow(account) {
      const last = passed;
      passed = null;
      if (!last || last.mark !== markOf(account) || performance.now() - last.atMs > JUST_NOW_MS) return null;
      return alreadyThere(account) ? null : last.checked;
    },
  };
}

/** Of what a login depends on; no password is kept for it. */
function markOf({ protocol, incoming, outgoing, password }: NewAccount): string {
  return createHash('sha256')
    .update(JSON.stringify([protocol, incoming, outgoing, password]))
    .digest('hex');
}
