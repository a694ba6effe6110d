// A link was clicked in a message: shows where it really goes, the host first of all, and asks.
import { useEffect, useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { onShellEvent, shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';
import { composeTo } from '../composer/index.ts';
import { useSuspicion } from '../phishing/index.ts';
import { type LinkFacts, linkFacts } from './link-facts.ts';
import { words } from './words.ts';

/** `messageId`: the message that is open, whose links these are. */
export function LinkDialog({ messageId }: { messageId: MessageId | null }) {
  const [link, setLink] = useState<{ url: string; facts: LinkFacts } | null>(null);
  useEffect(
    () =>
      onShellEvent((event) => {
        if (event.type !== 'link') return;
        const facts = linkFacts(event.url);
        // An address without anything else in it goes nowhere: it is written to.
        if (facts?.kind === 'mail') void composeTo([{ kind: 'address', address: { name: null, address: facts.host } }]);
        else if (facts) setLink({ url: event.url, facts });
      }),
    [],
  );
  const suspicion = useSuspicion(messageId);
  const isSuspicious = suspicion !== null && !suspicion.quieted;
  return (
    link && <LinkQuestion url={link.url} facts={link.facts} isSuspicious={isSuspicious} onClose={() => setLink(null)} />
  );
}

interface LinkQuestionProps {
  url: string;
  facts: LinkFacts;
  /** It stands in a message that Casier warns about. */
  isSuspicious: boolean;
  onClose(): void;
}

function LinkQuestion({ url, facts, isSuspicious, onClose }: LinkQuestionProps) {
  const w = useWords(words);
  async function open(): Promise<void> {
    onClose();
    const { opened } = await shell.openLink({ url });
    if (!opened) showToast({ text: w.linkNotOpened, tone: 'problem' });
  }
  const foot = (
    <>
      <Button
        icon="copy"
        onClick={() => {
          copyText(url);
          onClose();
        }}
      >
        {w.copyLink}
      </Button>
      <Button onClick={onClose} autoFocus={isSuspicious}>
        {w.cancel}
      </Button>
      <Button
        variant={isSuspicious ? 'danger' : 'primary'}
        icon="external"
        autoFocus={!isSuspicious && facts.warnings.length === 0}
        onClick={() => void open()}
      >
        {isSuspicious ? w.openAnyway : w.openLink}
      </Button>
    </>
  );
  return (
    <Dialog title={w.linkTitle} size="small" onClose={onClose} foot={foot}>
      <p>{w.linkGoesTo}</p>
      <p className="link-host">{facts.host}</p>
      <p className="link-whole">
        {facts.before}
        <strong>{facts.host}</strong>
        {facts.after}
      </p>
      {isSuspicious && (
        <p className="link-warning">
          <Icon name="warning" />
          {w.linkSuspicious}
        </p>
      )}
      {facts.warnings.map((warning) => (
        <p key={warning} className="link-warning">
          <Icon name="warning" />
          {w.linkWarning(warning)}
        </p>
      ))}
      <p className="reader-soft">{w.linkHint}</p>
    </Dialog>
  );
}
