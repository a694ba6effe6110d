// A message as its reader gets it, made of the bytes that would leave: its header, and its body in a frame without
// scripts, served by the engine.
import { previewBodyUrl } from '../../shared/domain/content-url.ts';
import { useEffectiveTheme } from '../state/theme.ts';
import './previewed-message.css';

/** A line whose value is empty is left out. */
export type HeaderLine = readonly [label: string, value: string];

interface PreviewedMessageProps {
  lines: readonly HeaderLine[];
  previewId: Parameters<typeof previewBodyUrl>[0];
  bodyTitle: string;
  /** What is said in place of a body that has nothing in it; null: there is one. */
  emptyBody: string | null;
}

export function PreviewedMessage({ lines, previewId, bodyTitle, emptyBody }: PreviewedMessageProps) {
  const theme = useEffectiveTheme();
  return (
    <>
      <dl className="preview-lines">
        {lines
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {emptyBody !== null ? (
        <p>{emptyBody}</p>
      ) : (
        <iframe
          className="preview-body"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, whatever it holds
          tabIndex={0}
          title={bodyTitle}
          sandbox=""
          referrerPolicy="no-referrer"
          src={previewBodyUrl(previewId, theme)}
        />
      )}
    </>
  );
}
