// « Je projette mon écran »: one click hides names, subjects and contents in every window, as far as they are drawn by
// Casier (projecting.css), in notifications and on the icon. A screen reader still reads them: it speaks to one person.
// The setting is kept: a projector that comes on again after a restart shows nothing either.
import { useLayoutEffect } from 'react';
import { useWords } from '../../i18n/index.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { projectingWords } from './words.ts';
import './projecting.css';

/** Once in every window. */
export function useProjecting(): void {
  const projecting = useSettings()?.projecting ?? false;
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-projecting', projecting);
  }, [projecting]);
}

export function ProjectingButton() {
  const w = useWords(projectingWords);
  const projecting = useSettings()?.projecting ?? false;
  return (
    <IconButton
      icon="eye"
      label={w.start}
      aria-pressed={projecting}
      onClick={() => saveSettings({ projecting: !projecting })}
    />
  );
}

export function ProjectingBar() {
  const w = useWords(projectingWords);
  if (!useSettings()?.projecting) return null;
  return (
    <Bar icon="eye" tone="warning" sentence={w.on}>
      <Button onClick={() => saveSettings({ projecting: false })}>{w.stop}</Button>
    </Bar>
  );
}
