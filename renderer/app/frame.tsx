// What every window has: the language and the theme of the settings, and toasts. Shows nothing until the
// settings are known, so that no window flashes in the wrong language or colours.
import { type ReactNode, useLayoutEffect } from 'react';
import { useProjecting } from '../features/projecting/index.ts';
import { languageOf, setLanguage } from '../i18n/index.ts';
import { useSettings } from '../state/settings.ts';
import { useShellFacts } from '../state/shell-facts.ts';
import { Toasts } from '../ui/toast.tsx';

export function Frame({ children }: { children: ReactNode }) {
  const settings = useSettings();
  const facts = useShellFacts();
  useProjecting();
  useLayoutEffect(() => {
    if (settings && facts) setLanguage(languageOf(settings.language, facts.locale));
  }, [settings, facts]);
  useLayoutEffect(() => {
    if (settings) document.documentElement.dataset.theme = settings.theme;
  }, [settings]);
  if (!settings || !facts) return null;
  return (
    <>
      {children}
      <Toasts />
    </>
  );
}
