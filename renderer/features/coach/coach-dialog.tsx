// The coach: À, Cc, Cci in three screens, and a practice. A dialog of any window; the memo lies ready behind it for
// the printer. A screen that was gone to gives its title the focus, so that a screen reader begins there.
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Lesson } from './lesson.tsx';
import { Memo } from './memo.tsx';
import { Practice, type PracticeProps } from './practice.tsx';
import { practiceWords } from './practice-words.ts';
import { words } from './words.ts';
import './coach.css';

const SCREENS = ['to', 'cc', 'bcc', 'practice'] as const;

interface CoachDialogProps extends Partial<PracticeProps> {
  onClose(): void;
}

export function CoachDialog({ onForReal = null, onClose }: CoachDialogProps) {
  const w = useWords(words);
  const [at, setAt] = useState(0);
  const screen = SCREENS[at]!;
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={<Foot at={at} onGo={setAt} onClose={onClose} />}>
      <div className="coach">
        <ScreenTitle key={screen} at={at} />
        {screen === 'practice' ? <Practice onForReal={onForReal} /> : <Lesson name={screen} />}
      </div>
      <Memo />
    </Dialog>
  );
}

function ScreenTitle({ at }: { at: number }) {
  const w = useWords(words);
  const practice = useWords(practiceWords);
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => element.current?.focus(), []);
  const titles = [w.toTitle, w.ccTitle, w.bccTitle, practice.title];
  return (
    <h3 ref={element} tabIndex={-1} className="coach-title">
      {titles[at]} <span className="coach-count">{w.step(at + 1, SCREENS.length)}</span>
    </h3>
  );
}

function Foot({ at, onGo, onClose }: { at: number; onGo(at: number): void; onClose(): void }) {
  const w = useWords(words);
  const last = at === SCREENS.length - 1;
  return (
    <>
      <Button icon="print" className="coach-print" onClick={() => print()}>
        {w.printMemo}
      </Button>
      {at > 0 && <Button onClick={() => onGo(at - 1)}>{w.previous}</Button>}
      <Button variant={last ? 'plain' : 'primary'} onClick={() => (last ? onClose() : onGo(at + 1))}>
        {last ? w.finish : at === SCREENS.length - 2 ? w.practise : w.next}
      </Button>
    </>
  );
}
