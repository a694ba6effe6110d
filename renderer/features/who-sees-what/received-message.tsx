// The message as it arrives: its head without Cci, its body in a frame without scripts, the files that come with it.
import { type Address, displayName } from '../../../shared/domain/address.ts';
import type { DraftPreview } from '../../../shared/domain/preview.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { type HeaderLine, PreviewedMessage } from '../../ui/previewed-message.tsx';
import { words } from './words.ts';

export function ReceivedMessage({ preview }: { preview: DraftPreview }) {
  const w = useWords(words);
  const formats = useFormats();
  const { header, attachments, isEmpty, previewId } = preview;
  const { from, replyTo, to, cc, subject } = header;
  const lines: HeaderLine[] = [
    [w.from, listed(from)],
    [w.replyTo, listed(replyTo)],
    [w.to, to.length > 0 || cc.length > 0 ? listed(to) : w.undisclosed],
    [w.cc, listed(cc)],
    [w.subject, subject || w.noSubject],
    [w.attachments, attachments.map((one) => `${one.name} (${formats.size(one.sizeBytes)})`).join(', ')],
  ];
  return (
    <section className="received" aria-label={w.received}>
      <PreviewedMessage
        lines={lines}
        previewId={previewId}
        bodyTitle={w.bodyOf}
        emptyBody={isEmpty ? w.emptyBody : null}
      />
    </section>
  );
}

/** As programs show it to a reader: the address is always there to be read. */
function listed(addresses: readonly Address[]): string {
  return addresses
    .map((one) => (one.name && displayName(one) !== one.address ? `${one.name} <${one.address}>` : one.address))
    .join(', ');
}
