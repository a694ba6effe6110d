// The journey to other servers, as a dialog shows it: both are asked once, and either the account is there, or nothing
// has changed.
import { useState } from 'react';
import type { z } from 'zod';
import type { SetupSide } from '../../../shared/domain/account.ts';
import type { MoveAccount, MoveReport } from '../../../shared/domain/moving.ts';
import { MailError, type Problem } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';

export type MoveState =
  | { kind: 'editing' }
  | { kind: 'going' }
  | { kind: 'failed'; side: SetupSide | null; problem: Problem }
  | { kind: 'done'; host: string; report: MoveReport };

export function useMove() {
  const [state, setState] = useState<MoveState>({ kind: 'editing' });

  async function go(move: z.input<typeof MoveAccount>): Promise<void> {
    setState({ kind: 'going' });
    try {
      const outcome = await engine.moving.move(move);
      if ('report' in outcome) setState({ kind: 'done', host: move.incoming.host, report: outcome.report });
      else setState({ kind: 'failed', side: outcome.check.side, problem: outcome.check.problem });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      const problem: Problem = { ...error.data, id: 'moving', during: 'setup', at: Date.now() };
      setState({ kind: 'failed', side: null, problem });
    }
  }

  return { state, go: (move: z.input<typeof MoveAccount>) => void (state.kind !== 'going' && go(move)) };
}
