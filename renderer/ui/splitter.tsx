// The bar between two panes: dragged, or moved with the arrow keys. It only tells the new size; whoever shows it
// keeps the size, and stores it when `onDone` is called.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import './splitter.css';

interface SplitterProps {
  label: string;
  /** `vertical`: a standing bar, moved left and right. */
  orientation: 'vertical' | 'horizontal';
  /** In px, of the pane before the bar. */
  size: number;
  min: number;
  max: number;
  onResize(size: number): void;
  onDone(size: number): void;
}

const STEP_PX = 16;

export function Splitter({ label, orientation, size, min, max, onResize, onDone }: SplitterProps) {
  const drag = useRef<{ from: number; size: number; now: number } | null>(null);
  const clamp = (value: number) => Math.round(Math.min(Math.max(value, min), Math.max(min, max)));
  const positionOf = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);

  function onKeyDown(event: KeyboardEvent): void {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const step = event.key === less ? -STEP_PX : event.key === more ? STEP_PX : 0;
    if (step === 0) return;
    event.preventDefault();
    onDone(clamp(size + step));
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> is no separator that can be moved
    <div
      role="separator"
      className={`splitter splitter-${orientation}`}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={Math.max(min, Math.round(max))}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: positionOf(event), size, now: size };
      }}
      onPointerMove={(event) => {
        if (!drag.current) return;
        drag.current.now = clamp(drag.current.size + positionOf(event) - drag.current.from);
        onResize(drag.current.now);
      }}
      onLostPointerCapture={() => {
        if (drag.current) onDone(drag.current.now);
        drag.current = null;
      }}
    />
  );
}
