// The bar at the edge of a column's head that sizes it, by drag or by arrow keys.
import { type PointerEvent, useRef } from 'react';
import { WIDTH } from './columns/arrange.ts';

interface WidthHandleProps {
  label: string;
  width: number;
  /** The side of its column that it is on. */
  edge: 'left' | 'right';
  onWidth(width: number, done: boolean): void;
}

const STEP_PX = 8;

export function WidthHandle({ label, width, edge, onWidth }: WidthHandleProps) {
  const drag = useRef<{ from: number; width: number; now: number } | null>(null);
  const clamp = (px: number) => Math.round(Math.min(Math.max(px, WIDTH.min), WIDTH.max));
  const towards = edge === 'left' ? -1 : 1;
  return (
    <div
      role="separator"
      className={`column-handle ${edge}`}
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={WIDTH.min}
      aria-valuemax={WIDTH.max}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? -STEP_PX : event.key === 'ArrowRight' ? STEP_PX : 0;
        if (step === 0 || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        onWidth(clamp(width + towards * step), true);
      }}
      onPointerDown={(event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, width, now: width };
      }}
      onPointerMove={(event) => {
        if (!drag.current) return;
        drag.current.now = clamp(drag.current.width + towards * (event.clientX - drag.current.from));
        onWidth(drag.current.now, false);
      }}
      onLostPointerCapture={() => {
        if (drag.current) onWidth(drag.current.now, true);
        drag.current = null;
      }}
    />
  );
}
