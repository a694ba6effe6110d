// The title of a step. A step that was just come to gives it the focus, so that a screen reader begins there.
import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/index.ts';
import { guidedWords } from './guided-words.ts';

interface StepHeadingProps {
  step: 1 | 2;
  title: string;
  takesFocus: boolean;
}

export function StepHeading({ step, title, takesFocus }: StepHeadingProps) {
  const w = useWords(guidedWords);
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) element.current?.focus();
  }, [takesFocus]);
  return (
    <h2 ref={element} tabIndex={-1} className="setup-step">
      {title} <span className="setup-step-count">{w.step(step)}</span>
    </h2>
  );
}
