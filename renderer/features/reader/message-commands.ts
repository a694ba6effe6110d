// What the window's commands ask about a message as a whole.
import { create } from 'zustand';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { shell } from '../../engine/engine.ts';
import { wordsNow } from '../../i18n/index.ts';
import { rowOf } from '../../state/rows.ts';
import { saveSettings, settingsNow } from '../../state/settings.ts';
import { showOverlay } from '../../state/view.ts';
import { copyText } from '../../ui/copy-text.ts';
import { showToast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** The message whose source is shown. */
export const useShownSource = create<{ messageId: MessageId | null }>(() => ({ messageId: null }));

/** « Code source du message » (Ctrl+U). */
export function showSource(messageId: MessageId | null): void {
  useShownSource.setState({ messageId });
}

/** « Tous les en-têtes », of every message from now on. */
export function toggleAllHeaders(): void {
  saveSettings({ allHeaders: !settingsNow()?.allHeaders });
}

export async function copySubject(messageId: MessageId): Promise<void> {
  const row = await rowOf(messageId);
  if (row && copyText(row.subject)) showToast({ text: wordsNow(words).subjectCopied });
}

/** « Enregistrer sous… »: the raw source as an .eml file. */
export async function saveMessageAs(messageId: MessageId): Promise<void> {
  const { outcome } = await shell.saveMessage({ messageId });
  if (outcome === 'failed') showToast({ text: wordsNow(words).notSaved, tone: 'problem' });
  if (outcome === 'saved') showToast({ text: wordsNow(words).saved });
}

/** « Imprimer » (Ctrl+P): its preview. */
export function printMessage(messageId: MessageId): void {
  showOverlay({ kind: 'print', messageId });
}
