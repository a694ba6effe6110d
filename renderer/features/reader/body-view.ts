// How the body of a message is shown to this person: colours for the dark or the sender's own, size, letters.
import { useEffect } from 'react';
import { create } from 'zustand';
import type { BodyView } from '../../../shared/domain/content-url.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { zoomedBy } from '../../../shared/domain/text-look.ts';
import { saveSettings, settingsNow, useSettings } from '../../state/settings.ts';
import { useEffectiveTheme } from '../../state/theme.ts';
import { useSearchMarks } from '../search/index.ts';

/** The message that is shown otherwise than the settings say: as its sender made it, or adapted after all. */
const useOtherwise = create<{ messageId: MessageId | null }>(() => ({ messageId: null }));

/** The message whose remote images were let in this once. */
const useOnce = create<{ messageId: MessageId | null }>(() => ({ messageId: null }));

export function useRemoteOnce(messageId: MessageId): boolean {
  return useOnce((state) => state.messageId === messageId);
}

export function showRemoteOnce(messageId: MessageId): void {
  useOnce.setState({ messageId });
}

/** Once is once: whoever comes back to the message is asked again. */
export function useOnceIsOver(messageId: MessageId): void {
  useEffect(
    () => () => useOnce.setState((state) => (state.messageId === messageId ? { messageId: null } : state)),
    [messageId],
  );
}

export function useBodyView(messageId: MessageId): Omit<BodyView, 'remote'> {
  const theme = useEffectiveTheme();
  const {
    messageColours = 'adapted',
    messageZoomPercent: zoomPercent = 100,
    plainFont = 'proportional',
  } = useSettings() ?? {};
  const isOtherwise = useOtherwise((state) => state.messageId === messageId);
  const isAdapted = (messageColours === 'adapted') !== isOtherwise;
  const marks = useSearchMarks();
  return { theme: theme === 'dark' && isAdapted ? 'dark' : 'light', look: { zoomPercent, plainFont }, marks };
}

/** null: there is nothing to choose, as nothing is changed in the light. */
export function useSenderColours(messageId: MessageId): { asSent: boolean; toggle(): void } | null {
  const isDark = useEffectiveTheme() === 'dark';
  const { theme } = useBodyView(messageId);
  if (!isDark) return null;
  const toggle = () =>
    useOtherwise.setState((state) => ({ messageId: state.messageId === messageId ? null : messageId }));
  return { asSent: theme === 'light', toggle };
}

/** `0`: as usual. */
export function zoomText(direction: 1 | -1 | 0): void {
  const before = settingsNow()?.messageZoomPercent ?? 100;
  saveSettings({ messageZoomPercent: direction === 0 ? 100 : zoomedBy(before, direction) });
}
