// « Code source du message »: the raw message as it came.
import type { MessageId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { saveMessageAs, showSource, useShownSource } from './message-commands.ts';
import { words } from './words.ts';

export function SourceDialog() {
  const messageId = useShownSource((state) => state.messageId);
  return messageId === null ? null : <Source messageId={messageId} />;
}

function Source({ messageId }: { messageId: MessageId }) {
  const w = useWords(words);
  const { data } = useEngineQuery(['source', messageId], (signal) => engine.messages.source({ messageId }, signal), {
    changedBy: ({ messages }) => messages?.includes(messageId) ?? false,
  });
  const foot = (
    <Button icon="download" onClick={() => void saveMessageAs(messageId)}>
      {w.saveAs}
    </Button>
  );
  return (
    <Dialog title={w.source} size="large" onClose={() => showSource(null)} foot={foot}>
      {data === null && <p>{w.notDownloaded}</p>}
      {data?.truncated && <p className="reader-soft">{w.sourceTruncated}</p>}
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text has to be reachable by keyboard
        <pre className="message-source" tabIndex={0}>
          {data.text}
        </pre>
      )}
    </Dialog>
  );
}
