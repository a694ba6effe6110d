// Asked before anything is composed: « Répondre à tous » where it would show families' addresses (guard case 10) or tell
// the others of somebody who was in Cci (case 11), and « Transférer » a message that shows families (12, 14). Buttons,
// menus and keys all come through here; one question at most, and the answer is not remembered. The main window renders
// <BeforeComposing/> once.
import { create } from 'zustand';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import {
  evaluateForward,
  evaluateReplyAll,
  type Finding,
  type Fix,
  type PersonFacts,
} from '../../../shared/guard/index.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FindingText, useFixLabel } from '../guard-strip/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { sayFailure } from '../problems/index.ts';
import { compose, type Start } from './start.ts';
import { words } from './words.ts';

interface Question {
  /** What was asked for. */
  start: Start;
  finding: Finding;
  people: FactsByAddress;
}

const useQuestion = create<{ question: Question | null }>(() => ({ question: null }));

export function replyAll(messageId: MessageId): Promise<void> {
  return judge({ mode: 'replyAll', originalId: messageId }, ({ from, to, cc, listId }, ownAddresses, people) =>
    evaluateReplyAll({ original: { from, to, cc, listId }, ownAddresses, people, nowAt: Date.now() }),
  );
}

export function forward(messageId: MessageId, asAttachment: boolean): Promise<void> {
  return judge(
    { mode: asAttachment ? 'forwardAttached' : 'forward', originalId: messageId },
    ({ from, to, cc, bcc, row }, ownAddresses, people) =>
      evaluateForward({ original: { from, to, cc, bcc, subject: row.subject }, ownAddresses, people, asAttachment }),
  );
}

type Judge = (
  detail: MessageDetail,
  ownAddresses: string[],
  people: ReadonlyMap<string, PersonFacts>,
) => readonly Finding[];

/** Composes at once where there is nothing to decide: a note, or what is done without asking (case 15). */
async function judge(start: Start & { originalId: MessageId }, evaluate: Judge): Promise<void> {
  const answer = await questionAbout(start, evaluate).catch(sayFailure);
  if (answer === 'compose') await compose(start);
  else if (answer) useQuestion.setState({ question: answer });
}

async function questionAbout(
  start: Start & { originalId: MessageId },
  evaluate: Judge,
): Promise<Question | 'compose' | null> {
  const [detail, accounts] = await Promise.all([
    engine.messages.detail({ messageId: start.originalId }),
    engine.accounts.list(),
  ]);
  if (!detail) return null;
  const addresses = [...detail.from, ...detail.to, ...detail.cc].map(({ address }) => address);
  const facts = await engine.contacts.facts({ addresses });
  const people = new Map(facts.map((one) => [one.address, one]));
  const identities = accounts
    .toSorted((a, b) => Number(b.id === detail.row.accountId) - Number(a.id === detail.row.accountId))
    .flatMap((account) => account.identities);
  const findings = evaluate(
    detail,
    identities.map(({ address }) => address),
    people,
  );
  const finding = findings.find(({ severity, fixes }) => severity !== 'note' && fixes.length > 0);
  return finding ? { start, finding, people } : 'compose';
}

export function BeforeComposing() {
  const question = useQuestion((state) => state.question);
  const w = useWords(words);
  const fixLabel = useFixLabel();
  if (!question) return null;
  const { start, finding, people } = question;
  const close = () => useQuestion.setState({ question: null });
  const asksReply = start.mode === 'replyAll';

  function choose(fix: Fix | null): void {
    close();
    void compose(fix ? mended(start, fix) : start);
  }

  const foot = (
    <>
      <Button variant="quiet" onClick={() => choose(null)}>
        {asksReply ? w.replyAllAsIs : w.forwardAsIs}
      </Button>
      {finding.fixes.toReversed().map((fix, index, { length }) => (
        <Button
          key={fix.kind}
          variant={index === length - 1 ? 'primary' : 'plain'}
          autoFocus={index === length - 1}
          onClick={() => choose(fix)}
        >
          {fixLabel(fix, finding, people)}
        </Button>
      ))}
    </>
  );
  return (
    <Dialog title={asksReply ? w.replyAllTitle : w.forwardTitle} size="medium" onClose={close} foot={foot}>
      {asksReply ? (
        <FindingText finding={finding} people={people} />
      ) : (
        <>
          <p>{w.forwardShows(finding.exposed.length)}</p>
          <p className="finding-rule">{w.forwardRule}</p>
        </>
      )}
    </Dialog>
  );
}

function mended(start: Start, { kind }: Fix): Start {
  if (kind === 'replyToSenderOnly') return { ...start, mode: 'reply' };
  return kind === 'forwardMasked' ? { ...start, masked: true } : { ...start, familiesInBcc: true };
}
