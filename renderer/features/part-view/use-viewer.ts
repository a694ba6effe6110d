// What the frame says of the attachment that it shows, and what it is told. Its words are a stranger's: parsed, and heard from
// this frame only. A frame that says nothing for long has been ended by what it should show.
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { FromViewer, type ToViewer, type ViewFailure, type ViewKey } from '../../../shared/domain/part-view.ts';

export interface Viewer {
  state: 'waiting' | 'shown' | ViewFailure;
  pages: number;
  page: number;
  /** Only so many can be gone to. */
  shownPages: number;
  cut: boolean;
  /** Letters or pictures are missing. */
  incomplete: boolean;
  tell(message: ToViewer): void;
}

const PATIENCE_MS = 20_000;
const NOTHING = { state: 'waiting', pages: 0, page: 1, shownPages: 0, cut: false, incomplete: false } as const;

/** To be mounted anew for each attachment. */
export function useViewer(frame: RefObject<HTMLIFrameElement | null>, onKey: (key: ViewKey) => void): Viewer {
  const press = useEffectEvent(onKey);
  const [said, setSaid] = useState<Omit<Viewer, 'tell'>>(NOTHING);
  useEffect(() => {
    const timer = setTimeout(
      () => setSaid((before) => (before.state === 'waiting' ? { ...before, state: 'tooSlow' } : before)),
      PATIENCE_MS,
    );
    const hear = ({ source, data }: MessageEvent) => {
      if (source === null || source !== frame.current?.contentWindow) return;
      const { data: message } = FromViewer.safeParse(data);
      if (message?.type === 'ready') {
        const { pages, shownPages, cut } = message;
        setSaid(({ incomplete }) => ({ state: 'shown', pages, shownPages, page: 1, cut, incomplete }));
      } else if (message?.type === 'failed') setSaid({ ...NOTHING, state: message.reason });
      else if (message?.type === 'incomplete') setSaid((before) => ({ ...before, incomplete: true }));
      else if (message?.type === 'key') press(message.key);
      else if (message?.type === 'page') setSaid((before) => ({ ...before, page: message.page }));
    };
    window.addEventListener('message', hear);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('message', hear);
    };
  }, [frame]);
  return { ...said, tell: (message) => frame.current?.contentWindow?.postMessage(message, '*') };
}
