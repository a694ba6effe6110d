// The guard's clicks, done: to the draft in this window, or by the program (address book). Each says what it did, and
// can be taken back.
import { useCallback, useRef } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { addressKey, sameAddress } from '../../../shared/domain/address.ts';
import type { Draft } from '../../../shared/domain/draft.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { applyFix, changesDraft, type Finding, type Fix, type GuardedDraft } from '../../../shared/guard/index.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { useFixDone } from '../guard-strip/index.ts';
import { sayFailure } from '../problems/index.ts';
import { useProgramFixes } from './program-fixes.ts';
import { putDraft, type TakeBack } from './put-draft.ts';
import type { Attachments } from './use-attachments.ts';
import type { OpenDraft } from './use-draft.ts';
import type { DraftGuard } from './use-guard.ts';
import { words } from './words.ts';

export interface Step {
  fix: Fix;
  finding: Finding;
}

export interface Fixes {
  apply(step: Step): void;
  /** Those that change the draft, one after the other, without a word. */
  applyAll(steps: readonly Step[]): Promise<void>;
}

interface FixesOptions {
  draft: Draft;
  open: OpenDraft;
  attachments: Attachments;
  accounts: readonly Account[];
  guard: DraftGuard;
  onIdentity(identity: Identity): void;
}

export function useFixes(options: FixesOptions): Fixes {
  const w = useWords(words);
  const done = useFixDone();
  const doByProgram = useProgramFixes(options.guard.people);
  const now = useRef(options);
  now.current = options;

  const mend = useCallback((steps: readonly Step[]): Promise<TakeBack> => {
    const { draft, open, attachments, accounts, guard, onIdentity } = now.current;
    const before = draftNow(open, guard.told);
    const after = steps.reduce((mended, { fix }) => applyFix(mended, fix, guard.marks), before);
    return putDraft(before, after, {
      open,
      attachments,
      changeSender(address) {
        const identities = accounts.flatMap((account) => account.identities);
        const identity = identities.find((one) => sameAddress(one.address, address));
        if (identity) onIdentity(identity);
      },
      setReplyTo: (address) =>
        engine.drafts.setReplyTo({ draftId: draft.id, replyTo: address ? [{ name: null, address }] : [] }),
    });
  }, []);

  const applyAll = useCallback(async (steps: readonly Step[]) => void (await mend(steps)), [mend]);

  async function apply(shown: Step): Promise<void> {
    try {
      const { fix, finding } = await asItIsNow(now.current.guard, shown);
      const takeBack = changesDraft(fix) ? await mend([{ fix, finding }]) : await doByProgram(fix);
      if (!takeBack) return;
      const undo = async () => {
        if (!(await takeBack())) showToast({ text: w.fixChangedSince });
      };
      const text = done(fix, finding, now.current.guard.people);
      showToast({ text, action: { label: w.undoFix, run: () => void undo().catch(sayFailure) } });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      sayFailure(error);
    }
  }

  return { apply: (step) => void apply(step), applyAll };
}

/** The same click about the message as it stands: a recipient may have come since it was shown. */
async function asItIsNow(guard: DraftGuard, shown: Step): Promise<Step> {
  const { findings } = await guard.settle();
  const finding = findings.find(({ key }) => key === shown.finding.key);
  const isSame = (fix: Fix) => fix.kind === shown.fix.kind && labelOf(fix) === labelOf(shown.fix);
  const fix = finding?.fixes.find(isSame);
  return finding && fix ? { fix, finding } : shown;
}

function labelOf(fix: Fix): string | null {
  return fix.kind === 'setRecipients' ? fix.label : null;
}

function draftNow(open: OpenDraft, told: DraftGuard['told']): GuardedDraft {
  const { to, cc, bcc, subject, html, text } = open.content();
  return { ...told, ownAddress: addressKey(told.ownAddress), recipients: { to, cc, bcc }, subject, html, text };
}
