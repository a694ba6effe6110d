// What the register keeps of a sending as is: numbers, and a reason of a list.
import type { OutboxId } from '../../shared/domain/ids.ts';
import type { OverrideReason } from '../../shared/domain/override.ts';
import type { Finding } from '../../shared/guard/index.ts';
import type { WriteDb } from '../store/handles.ts';
import { insertOverride } from '../store/overrides.ts';

export interface OverrideToNote {
  outboxId: OutboxId;
  /** The red findings that it leaves with; empty: it was nothing to be noted. */
  letPass: readonly Finding[];
  reason: OverrideReason;
  at: number;
}

export function noteOverride(tx: WriteDb, { outboxId, letPass, reason, at }: OverrideToNote): void {
  if (letPass.length === 0) return;
  insertOverride(tx, outboxId, {
    at,
    reason,
    cases: [...new Set(letPass.map((finding) => finding.case))].toSorted((a, b) => a - b),
    addressCount: new Set(letPass.flatMap(({ exposed }) => exposed)).size,
    readerCount: new Set(letPass.flatMap(({ readers }) => readers)).size,
  });
}
