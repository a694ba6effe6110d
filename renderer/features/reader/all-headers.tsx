// « Tous les en-têtes », below those that everybody reads: each field of the header as it came, for whoever has to look
// where a message comes from. It scrolls by itself, so that the message stays in sight.
import type { MessageId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { useSettings } from '../../state/settings.ts';
import { words } from './words.ts';

export function AllHeaders({ messageId }: { messageId: MessageId }) {
  const shown = useSettings()?.allHeaders ?? false;
  return shown ? <Headers messageId={messageId} /> : null;
}

function Headers({ messageId }: { messageId: MessageId }) {
  const w = useWords(words);
  const { data } = useEngineQuery(['headers', messageId], (signal) => engine.messages.headers({ messageId }, signal), {
    changedBy: ({ messages }) => messages?.includes(messageId) ?? false,
  });
  if (data === undefined) return null;
  if (data === null) return <p className="reader-soft">{w.headersLater}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text has to be reachable by keyboard
    <section className="all-headers" tabIndex={0} aria-label={w.allHeaders}>
      <dl className="message-lines">
        {data.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may have the same field twice, and never changes
          <div key={index}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
