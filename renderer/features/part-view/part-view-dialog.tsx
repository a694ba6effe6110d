// An attachment inside the program: drawn by a frame of no origin and without network; here are its tools, and the way to the
// attachments beside it.
import { type KeyboardEvent, useRef, useState } from 'react';
import { partViewUrl } from '../../../shared/domain/content-url.ts';
import type { MessageId, PartId } from '../../../shared/domain/ids.ts';
import type { Attachment } from '../../../shared/domain/message.ts';
import { useWords } from '../../i18n/index.ts';
import { useEffectiveTheme } from '../../state/theme.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useViewer, type Viewer } from './use-viewer.ts';
import { words } from './words.ts';
import './part-view.css';

interface PartViewProps {
  messageId: MessageId;
  /** All that can be shown, in order. */
  attachments: readonly Attachment[];
  first: PartId;
  onSave(part: Attachment): void;
  /** Not offered for what is never opened. */
  onOpen(part: Attachment): void;
  onClose(): void;
}

export function PartViewDialog({ messageId, attachments, first, onSave, onOpen, onClose }: PartViewProps) {
  const w = useWords(words);
  const [partId, setPartId] = useState(first);
  const place = Math.max(
    0,
    attachments.findIndex((one) => one.partId === partId),
  );
  const shown = attachments[place];
  if (!shown) return null;
  const go = (step: 1 | -1) => {
    const next = attachments[place + step];
    if (next) setPartId(next.partId);
  };
  const foot = (
    <>
      {attachments.length > 1 && (
        <span className="part-view-place">
          <Button disabled={place === 0} onClick={() => go(-1)}>
            {w.before}
          </Button>
          <span role="status">{w.fileOf(place + 1, attachments.length)}</span>
          <Button disabled={place === attachments.length - 1} onClick={() => go(1)}>
            {w.after}
          </Button>
        </span>
      )}
      {shown.risk !== 'executable' && <Button onClick={() => onOpen(shown)}>{w.open}</Button>}
      <Button variant="primary" icon="download" onClick={() => onSave(shown)}>
        {w.save}
      </Button>
    </>
  );
  return (
    <Dialog title={shown.name} size="large" onClose={onClose} foot={foot}>
      <View key={shown.partId} messageId={messageId} part={shown} onStep={go} onClose={onClose} />
    </Dialog>
  );
}

const ZOOM_STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

interface ViewProps {
  messageId: MessageId;
  part: Attachment;
  onStep(step: 1 | -1): void;
  onClose(): void;
}

function View({ messageId, part, onStep, onClose }: ViewProps) {
  const w = useWords(words);
  const theme = useEffectiveTheme();
  const frame = useRef<HTMLIFrameElement>(null);
  const viewer = useViewer(frame, (key) => (key === 'Escape' ? onClose() : act(key)));
  const [zoom, setZoom] = useState(1);
  const isGone = viewer.state !== 'waiting' && viewer.state !== 'shown';
  const zoomTo = (factor: number | undefined) => {
    if (factor === undefined) return;
    setZoom(factor);
    viewer.tell({ type: 'zoom', factor });
  };
  const larger = () => zoomTo(ZOOM_STEPS.find((step) => step > zoom));
  const smaller = () => zoomTo(ZOOM_STEPS.findLast((step) => step < zoom));
  function act(key: string): boolean {
    const zoomKey = { '+': larger, '=': larger, '-': smaller, '0': () => zoomTo(1) }[key];
    zoomKey?.();
    return zoomKey !== undefined;
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined;
    if (step) onStep(step);
    else if (!act(event.key)) return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole view; each has its button
    <div className="part-view" onKeyDown={onKeyDown}>
      <div className="part-view-tools">
        <Button aria-label={w.zoomOut} disabled={zoom === ZOOM_STEPS[0]} onClick={smaller}>
          −
        </Button>
        <span role="status">{`${Math.round(zoom * 100)} %`}</span>
        <Button aria-label={w.zoomIn} disabled={zoom === ZOOM_STEPS.at(-1)} onClick={larger}>
          +
        </Button>
        <Button onClick={() => zoomTo(1)}>{w.fit}</Button>
        {viewer.pages > 1 && <Pages viewer={viewer} />}
      </div>
      {viewer.state === 'waiting' && <p role="status">{w.waiting}</p>}
      {viewer.cut && <p className="part-view-note">{w.cut}</p>}
      {viewer.shownPages < viewer.pages && (
        <p className="part-view-note">{w.fewerPages(viewer.shownPages, viewer.pages)}</p>
      )}
      {viewer.incomplete && (
        <p className="part-view-note" role="status">
          {w.incomplete}
        </p>
      )}
      {isGone ? (
        <div className="part-view-failed" role="alert">
          <p>{w.failure(viewer.state as Exclude<Viewer['state'], 'waiting' | 'shown'>)}</p>
          <p>{w.todo}</p>
        </div>
      ) : (
        <iframe
          ref={frame}
          className="part-view-frame"
          title={w.view(part.name)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
          tabIndex={0}
          data-autofocus
          sandbox="allow-scripts"
          referrerPolicy="no-referrer"
          data-state={viewer.state}
          src={partViewUrl(messageId, part.partId, theme)}
        />
      )}
    </div>
  );
}

function Pages({ viewer: { page, pages, shownPages, tell } }: { viewer: Viewer }) {
  const w = useWords(words);
  return (
    <span className="part-view-place">
      <IconButton
        icon="sortUp"
        label={w.pageBefore}
        disabled={page <= 1}
        onClick={() => tell({ type: 'page', page: page - 1 })}
      />
      <span role="status">{w.pageOf(page, pages)}</span>
      <IconButton
        icon="sortDown"
        label={w.pageAfter}
        disabled={page >= shownPages}
        onClick={() => tell({ type: 'page', page: page + 1 })}
      />
    </span>
  );
}
