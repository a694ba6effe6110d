// « Répondre à tous », asked before anything is composed where it would show families' addresses (guard case 10)
// or tell the others of somebody who was in Cci (case 11). The main window renders <ReplyAllQuestion/> once.
import { create } from 'zustand';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { evaluateReplyAll, type Finding, type Fix } from '../../../shared/guard/index.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FindingText, useFixLabel } from '../guard-strip/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { sayFailure } from '../problems/index.ts';
import { compose } from './start.ts';
import { words } from './words.ts';

interface Question {
  messageId: MessageId;
  finding: Finding;
  people: FactsByAddress;
}

const useQuestion = create<{ question: Question | null }>(() => ({ question: null }));

export async function replyAll(messageId: MessageId): Promise<void> {
  const question = await questionAbout(messageId).catch(sayFailure);
  if (question) useQuestion.setState({ question });
  else if (question === null) await compose({ mode: 'replyAll', originalId: messageId });
}

async function questionAbout(messageId: MessageId): Promise<Question | null> {
  const [detail, accounts] = await Promise.all([engine.messages.detail({ messageId }), engine.accounts.list()]);
  if (!detail) return null;
  const { from, to, cc, listId, row } = detail;
  const addresses = [...from, ...to, ...cc].map(({ address }) => address);
  const facts = await engine.contacts.facts({ addresses });
  const people = new Map(facts.map((one) => [one.address, one]));
  const identities = accounts
    .toSorted((a, b) => Number(b.id === row.accountId) - Number(a.id === row.accountId))
    .flatMap((account) => account.identities);
  const [finding] = evaluateReplyAll({
    original: { from, to, cc, listId },
    ownAddresses: identities.map(({ address }) => address),
    people,
    nowAt: Date.now(),
  });
  return finding ? { messageId, finding, people } : null;
}

export function ReplyAllQuestion() {
  const question = useQuestion((state) => state.question);
  const w = useWords(words);
  const fixLabel = useFixLabel();
  if (!question) return null;
  const { messageId, finding, people } = question;
  const close = () => useQuestion.setState({ question: null });

  function choose(fix: Fix | null): void {
    close();
    if (fix?.kind === 'replyToSenderOnly') void compose({ mode: 'reply', originalId: messageId });
    else
      void compose({
        mode: 'replyAll',
        originalId: messageId,
        familiesInBcc: fix?.kind === 'replyAllFamiliesInBcc',
      });
  }

  const foot = (
    <>
      <Button variant="quiet" onClick={() => choose(null)}>
        {w.replyAllAsIs}
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
    <Dialog title={w.replyAllTitle} size="medium" onClose={close} foot={foot}>
      <FindingText finding={finding} people={people} />
    </Dialog>
  );
}
