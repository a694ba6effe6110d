// The message as it arrives: its head without Cci, its body in a frame without scripts, the files that come with it.
import { type Address, displayName } from '../../../shared/domain/address.ts';
import { previewBodyUrl } from '../../../shared/domain/content-url.ts';
import type { DraftPreview } from '../../../shared/domain/preview.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useEffectiveTheme } from '../../state/theme.ts';
import { words } from './words.ts';

export function ReceivedMessage({ preview }: { preview: DraftPreview }) {
  const w = useWords(words);
  const formats = useFormats();
  const theme = useEffectiveTheme();
  const { header, attachments, isEmpty, previewId } = preview;
  const { from, replyTo, to, cc, subject } = header;
  const lines: [label: string, value: string][] = [
    [w.from, listed(from)],
    ...(replyTo.length > 0 ? ([[w.replyTo, listed(replyTo)]] satisfies [string, string][]) : []),
    [w.to, to.length > 0 || cc.length > 0 ? listed(to) : w.undisclosed],
    ...(cc.length > 0 ? ([[w.cc, listed(cc)]] satisfies [string, string][]) : []),
    [w.subject, subject || w.noSubject],
    ...(attachments.length > 0
      ? ([
          [w.attachments, attachments.map((one) => `${one.name} (${formats.size(one.sizeBytes)})`).join(', ')],
        ] satisfies [string, string][])
      : []),
  ];
  return (
    <section className="received" aria-label={w.received}>
      <dl className="received-lines">
        {lines
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {isEmpty ? (
        <p>{w.emptyBody}</p>
      ) : (
        <iframe
          className="received-body"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, whatever it holds
          tabIndex={0}
          title={w.bodyOf}
          sandbox=""
          referrerPolicy="no-referrer"
          src={previewBodyUrl(previewId, theme)}
        />
      )}
    </section>
  );
}

/** As programs show it to a reader: the address is always there to be read. */
function listed(addresses: readonly Address[]): string {
  return addresses
    .map((one) => (one.name && displayName(one) !== one.address ? `${one.name} <${one.address}>` : one.address))
    .join(', ');
}
