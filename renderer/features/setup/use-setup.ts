// Checking and creating an account. The check can be stopped; nothing is stored before both servers have agreed,
// and what was typed stays whatever comes of it.
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { NewAccount, SetupSide } from '../../../shared/domain/account.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { MailError, type Problem } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';

export type SetupState =
  | { kind: 'editing' }
  | { kind: 'checking' }
  | { kind: 'creating' }
  | { kind: 'failed'; side: SetupSide | null; problem: Problem };

/** `signatureHtml`: the new account's, '' = none. */
export function useSetup(onCreated: (accountId: AccountId) => void, signatureHtml = '') {
  const [state, setState] = useState<SetupState>({ kind: 'editing' });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  async function start(account: z.input<typeof NewAccount>): Promise<void> {
    controller.current = new AbortController();
    setState({ kind: 'checking' });
    try {
      let check = await engine.accounts.check(account, controller.current.signal);
      let accountId: AccountId | null = null;
      if (check.ok) {
        setState({ kind: 'creating' });
        ({ check, accountId } = await engine.accounts.create(account));
        if (accountId !== null && signatureHtml !== '') await giveSignature(accountId, signatureHtml);
      }
      if (accountId !== null) onCreated(accountId);
      else if (!check.ok) setState({ kind: 'failed', side: check.side, problem: check.problem });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      setState(error.kind === 'cancelled' ? { kind: 'editing' } : failed(error));
    }
  }

  return { state, start, stop: () => controller.current?.abort() };
}

async function giveSignature(accountId: AccountId, signatureHtml: string): Promise<void> {
  const [identity] = (await engine.accounts.list()).find(({ id }) => id === accountId)?.identities ?? [];
  if (identity) await engine.identities.update({ identityId: identity.id, signatureHtml });
}

/** Not one of the servers: the engine or the store. */
function failed(error: MailError): SetupState {
  return { kind: 'failed', side: null, problem: { ...error.data, id: 'setup', during: 'setup', at: Date.now() } };
}
