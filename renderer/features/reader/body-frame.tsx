// The body in a frame of its own: another origin, no script, nothing but links that main hands back to the window.
import { type BodyView, messageBodyUrl } from '../../../shared/domain/content-url.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { useWords } from '../../i18n/index.ts';
import { useEffectiveTheme } from '../../state/theme.ts';
import { words } from './words.ts';

interface BodyFrameProps {
  messageId: MessageId;
  remote: boolean;
  subject: string;
}

export function BodyFrame({ messageId, remote, subject }: BodyFrameProps) {
  const w = useWords(words);
  const view: BodyView = { remote, theme: useEffectiveTheme() };
  return (
    <iframe
      className="body-frame"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, whatever it holds
      tabIndex={0}
      data-pane-focus
      title={w.bodyOf(subject || w.noSubject)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      src={messageBodyUrl(messageId, view)}
    />
  );
}
