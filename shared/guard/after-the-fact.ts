// Case 34, « J'ai montré des adresses »: what a message that has left showed to whom, and what to write now. The report
// is for the person and the data-protection officer; the apology goes to those whose address was shown, in Cci.
import type { Recipient } from '../domain/draft.ts';
import { evaluate } from './evaluate.ts';
import type { RecipientFields, Surface } from './finding.ts';
import { asRecipient } from './fixes.ts';
import type { GuardInput } from './input.ts';

/** What one place of the message showed. */
export interface Shown {
  surface: Surface;
  /** addressKey forms. */
  addresses: string[];
  readers: string[];
}

export interface AfterTheFact {
  shown: Shown[];
  /** Whose address was read by somebody who should not have, over all places. */
  families: string[];
  /** Who read one. */
  readers: string[];
  /** Own address in À, the families in Cci: the apology shows nobody. */
  apologyTo: RecipientFields;
  /** Until when the authority has to be told, if it has (GDPR art. 33: 72 hours after it was noticed). Epoch ms. */
  reportBeforeAt: number;
}

const REPORT_WITHIN_MS = 72 * 3_600_000;

/** The message as it left; what was let pass then counts as shown. null: it showed nothing that weighs. */
export function afterTheFact(sent: GuardInput, noticedAt: number): AfterTheFact | null {
  const shown = evaluate({ ...sent, dismissed: [] })
    .filter(({ surface, severity }) => surface !== null && severity !== 'note')
    .map(({ surface, exposed, readers }): Shown => ({ surface: surface!, addresses: exposed, readers }));
  if (shown.length === 0) return null;
  const families = [...new Set(shown.flatMap(({ addresses }) => addresses))];
  const bcc: Recipient[] = families.map(asRecipient);
  return {
    shown,
    families,
    readers: [...new Set(shown.flatMap(({ readers }) => readers))],
    apologyTo: { to: [asRecipient(sent.ownAddress)], cc: [], bcc },
    reportBeforeAt: noticedAt + REPORT_WITHIN_MS,
  };
}
