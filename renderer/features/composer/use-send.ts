// « Envoyer »: asks what has to be asked, saves, hands the draft over to the outbox, closes the window. The guard is
// asked again by the engine; what it holds comes back and is shown. Until the outbox has answered, nothing is lost
// by a failure: the draft stays as it is.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../shared/domain/draft.ts';
import type { OverrideReason } from '../../../shared/domain/override.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { type Dismissal, dismissalOf, type Finding, withOwnAddress } from '../../../shared/guard/index.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { showRed, useSafeLabel } from '../guard-strip/index.ts';
import { sayFailure } from '../problems/index.ts';
import { nextQuestion, type SendQuestion } from './send-questions.ts';
import type { Attachments } from './use-attachments.ts';
import type { OpenDraft } from './use-draft.ts';
import type { Fixes } from './use-fixes.ts';
import type { DraftGuard } from './use-guard.ts';
import { words } from './words.ts';

export type When = 'now' | 'held' | number;

interface Act {
  when: When;
  promised: string | null;
}

export interface Sending {
  question: SendQuestion | null;
  /** What the engine's guard held when it was asked. */
  held: readonly Finding[];
  busy: boolean;
  /** `promised`: the words of the button that was pressed, where it mends what is red; null: it only sends. */
  send(when: When, promised: string | null): void;
  /** « Envoyer sans objet », « Envoyer sans pièce jointe ». */
  goOn(): void;
  /** Back to the message. */
  goBack(): void;
  /** Sends in spite of these. */
  override(findings: readonly Finding[], reason: OverrideReason): void;
}

interface SendingOptions {
  draft: Draft;
  open: OpenDraft;
  attachments: Attachments;
  guard: DraftGuard;
  fixes: Fixes;
  /** The window closes now and has nothing more to save. */
  onDone(): void;
}

export function useSend({ draft, open, attachments, guard, fixes, onDone }: SendingOptions): Sending {
  const w = useWords(words);
  const safeLabel = useSafeLabel();
  const [question, setQuestion] = useState<SendQuestion | null>(null);
  const [held, setHeld] = useState<readonly Finding[]>([]);
  const [busy, setBusy] = useState(false);
  const answered = useRef(new Set<SendQuestion['kind']>());
  const dismissed = useRef<(Dismissal & { reason: OverrideReason })[]>([]);
  const act = useRef<Act>({ when: 'now', promised: null });
  // What the engine held is about the message as it was.
  const { findings } = guard;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window has judged anew
  useEffect(() => setHeld([]), [findings]);

  const handOver = useCallback(async (): Promise<void> => {
    await open.saver.flush();
    const answer = await engine.outbox.send({
      draftId: draft.id,
      when: act.current.when,
      dismissed: dismissed.current,
    });
    setHeld(answer.held);
    if (answer.outboxId === null) return;
    open.saver.stop();
    onDone();
    await shell.closeWindow();
  }, [draft.id, open.saver, onDone]);

  /** Nothing red leaves by the main button: it is mended as the button says, or shown. Answers whether it may go. */
  async function madeSafe(): Promise<boolean> {
    const { findings: now, steps, people } = await guard.settle();
    const overridden = new Set(dismissed.current.map(({ key }) => key));
    if (!now.some(({ severity, key }) => severity === 'red' && !overridden.has(key))) return true;
    if (steps && act.current.promised === safeLabel(steps, people).label) {
      await fixes.applyAll(steps);
      return true;
    }
    if (act.current.promised === null) showToast({ text: w.turnedRed, tone: 'problem' });
    // Once it is drawn.
    requestAnimationFrame(showRed);
    return false;
  }

  async function start(): Promise<void> {
    const asked = nextQuestion(open.content(), attachments.list, answered.current);
    setQuestion(asked);
    if (asked || busy) return;
    hideNobodyAlone(open, guard.told.ownAddress);
    setBusy(true);
    try {
      if (await madeSafe()) await handOver();
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      if (error.data.reason === 'messageTooLarge') sayFailure(error);
      // What was called off said so where it was.
      else if (error.kind !== 'cancelled') showToast({ text: w.sendFailed, tone: 'problem' });
    } finally {
      setBusy(false);
    }
  }

  return {
    question,
    held,
    busy,
    send(when, promised) {
      act.current = { when, promised };
      void start();
    },
    goOn() {
      if (question) answered.current.add(question.kind);
      void start();
    },
    goBack: () => setQuestion(null),
    override(red, reason) {
      dismissed.current = [...dismissed.current, ...red.map((one) => ({ ...dismissalOf(one), reason }))];
      act.current = { when: 'now', promised: null };
      void start();
    },
  };
}

/** Guard case 29: with everybody in Cci, one's own address stands in À. */
function hideNobodyAlone(open: OpenDraft, ownAddress: string): void {
  const { to, cc, bcc } = open.fieldsNow();
  if (cc.length === 0 && bcc.length > 0 && to.length === 0) open.change(withOwnAddress({ to, cc, bcc }, ownAddress));
}
