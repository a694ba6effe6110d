// What is cut off, in full: of `data-cut` elements under the pointer, and of the row that the keyboard is on. A screen
// reader is told everything by the row's name, so that this is for the eyes alone. Escape, a click and scrolling put it
// away.
import { type RefObject, useEffect, useRef, useState } from 'react';
import './cut-text-tip.css';

const REST_MS = 500;

interface Tip {
  text: string;
  x: number;
  y: number;
}

interface CutTextTipProps {
  /** Where the texts are. */
  within: RefObject<HTMLElement | null>;
  /** The id of the row that the keyboard is on. */
  rowId: string | null;
}

export function CutTextTip({ within, rowId }: CutTextTipProps) {
  const [tip, setTip] = useState<Tip | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const element = within.current;
    if (!element) return;
    const later = (cut: HTMLElement | null) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setTip(cut && tipOf(cut)), REST_MS);
    };
    const onOver = ({ target }: Event) => later((target as HTMLElement).closest<HTMLElement>('[data-cut]'));
    const hide = () => {
      clearTimeout(timer.current);
      setTip(null);
    };
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && hide();
    element.addEventListener('pointerover', onOver);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('scroll', hide, { passive: true });
    element.addEventListener('keydown', onKey);
    return () => {
      hide();
      element.removeEventListener('pointerover', onOver);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('scroll', hide);
      element.removeEventListener('keydown', onKey);
    };
  }, [within]);
  useEffect(() => {
    const shows = rowId !== null && within.current?.matches(':focus-visible');
    if (!shows) return;
    clearTimeout(timer.current);
    setTip(null);
    timer.current = setTimeout(() => setTip(firstCutOf(document.getElementById(rowId))), REST_MS);
  }, [within, rowId]);
  if (!tip) return null;
  return (
    <div className="cut-text-tip" style={{ left: tip.x, top: tip.y }} aria-hidden="true">
      {tip.text}
    </div>
  );
}

function firstCutOf(row: HTMLElement | null): Tip | null {
  const cut = [...(row?.querySelectorAll<HTMLElement>('[data-cut]') ?? [])].map(tipOf);
  return cut.find((tip) => tip !== null) ?? null;
}

/** null: all of it is seen. */
function tipOf(element: HTMLElement): Tip | null {
  if (element.scrollWidth <= element.clientWidth) return null;
  const { left, bottom } = element.getBoundingClientRect();
  return { text: element.textContent, x: left, y: bottom };
}
