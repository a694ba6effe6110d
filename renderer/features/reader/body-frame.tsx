// The body in a frame of its own: another origin, no script, nothing but links that main hands back to the window. A
// second frame, that nobody sees or reaches, holds the document that is asked for next (place-frames.ts).
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { NO_FRAMES, placeFrames } from './place-frames.ts';
import { words } from './words.ts';

interface BodyFramesProps {
  /** null: this message has nothing to be seen in a frame. */
  shown: string | null;
  ahead: string | null;
  /** Where in the document to go, « #… »; '': nowhere. */
  fragment: string;
  subject: string;
  /** The document that is shown is there. */
  onLoaded(url: string): void;
}

export function BodyFrames({ shown, ahead, fragment, subject, onLoaded }: BodyFramesProps) {
  const w = useWords(words);
  const [frames, setFrames] = useState(NO_FRAMES);
  const [loaded, setLoaded] = useState<readonly [string | null, string | null]>([null, null]);
  const elements = useRef<(HTMLIFrameElement | null)[]>([]);
  const placed = placeFrames(frames, shown, ahead);
  if (placed !== frames) setFrames(placed);
  const { urls, front } = placed;

  const held = useRef<Element | null>(null);
  useEffect(() => {
    const hold = ({ target }: FocusEvent) => {
      held.current = target instanceof Element ? target : null;
    };
    document.addEventListener('focusin', hold);
    return () => document.removeEventListener('focusin', hold);
  }, []);
  // Whoever reads with the keyboard inside a message goes on reading in the next one. The frame that is hidden by then may have
  // lost the focus already, to nothing.
  useLayoutEffect(() => {
    const behind = elements.current[front === 0 ? 1 : 0];
    const isFree = document.activeElement === behind || document.activeElement === document.body;
    if (behind && isFree && held.current === behind) elements.current[front]?.focus();
  }, [front]);
  // What gets the focus is brought into sight, but for a frame; unseen, it would not even be scrolled by keys.
  useEffect(() => {
    const show = () => {
      const focused = elements.current.find((element) => element === document.activeElement);
      focused?.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('blur', show);
    return () => window.removeEventListener('blur', show);
  }, []);
  const isThere = shown !== null && loaded[front] === shown;
  useLayoutEffect(() => {
    if (isThere) onLoaded(shown);
  }, [isThere, shown, onLoaded]);

  return (
    <div className="body-frames" hidden={shown === null}>
      {([0, 1] as const).map((place) => {
        const url = urls[place];
        const isFront = place === front;
        return (
          <iframe
            key={place}
            ref={(element) => {
              elements.current[place] = element;
            }}
            className={isFront ? `body-frame ${isThere ? '' : 'body-frame-waiting'}` : 'body-frame-ahead'}
            // The arrow keys scroll what is in front, whatever it holds.
            tabIndex={isFront ? 0 : -1}
            {...(isFront ? { 'data-pane-focus': '' } : { 'aria-hidden': true })}
            data-loaded={loaded[place] ?? undefined}
            title={isFront ? w.bodyOf(subject || w.noSubject) : undefined}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            src={url === null ? undefined : isFront ? url + fragment : url}
            onLoad={() => setLoaded((before) => (place === 0 ? [url, before[1]] : [before[0], url]))}
          />
        );
      })}
    </div>
  );
}
