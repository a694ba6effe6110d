// A line across the window, above the panes: a sign, a sentence that a screen reader says by itself, and what to do about it.
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './bar.css';

interface BarProps {
  icon: IconName;
  tone: 'calm' | 'warning';
  sentence: string;
  /** As a region of its own. */
  label?: string;
  children: ReactNode;
}

export function Bar({ icon, tone, sentence, label, children }: BarProps) {
  const inside = (
    <>
      <Icon name={icon} />
      <p role="status">{sentence}</p>
      {children}
    </>
  );
  const className = `bar bar-${tone}`;
  return label === undefined ? (
    <div className={className}>{inside}</div>
  ) : (
    <section className={className} aria-label={label}>
      {inside}
    </section>
  );
}
