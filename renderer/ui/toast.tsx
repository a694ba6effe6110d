// Short messages at the foot of the window, with at most one thing to do (« Annuler »). Said politely to a
// screen reader. A message with an action stays longer, and as long as the pointer or the focus is on it.
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';
import { defineWords, useWords } from '../i18n/index.ts';
import { Button, IconButton } from './button.tsx';
import { useTopDialog } from './top-dialog.ts';
import './toast.css';

const words = defineWords({
  fr: { close: 'Fermer ce message', messages: 'Messages' },
  en: { close: 'Dismiss this message', messages: 'Messages' },
});

export interface Toast {
  text: string;
  tone?: 'plain' | 'problem';
  action?: { label: string; run(): void };
}

interface Shown extends Toast {
  id: number;
}

const SHOWN_MS = 5_000;
const SHOWN_WITH_ACTION_MS = 10_000;
const MOST = 3;

const useToasts = create<{ toasts: Shown[] }>(() => ({ toasts: [] }));
let lastId = 0;

/** Answers how to take it away before its time. */
export function showToast(toast: Toast): () => void {
  const id = ++lastId;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-MOST) }));
  return () => dismiss(id);
}

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  const w = useWords(words);
  const dialog = useTopDialog();
  const shown = (
    <section className="toasts" aria-label={w.messages} aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
  // Beside an open dialog it could be read, and its button not be pressed.
  return dialog ? createPortal(shown, dialog) : shown;
}

function ToastCard({ toast }: { toast: Shown }) {
  const [held, setHeld] = useState(false);
  const w = useWords(words);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), toast.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> groups controls of a form, not a message and its action
    <div
      role="group"
      className={`toast toast-${toast.tone ?? 'plain'}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.action && (
        <Button
          variant="quiet"
          onClick={() => {
            dismiss(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton icon="close" label={w.close} onClick={() => dismiss(toast.id)} />
    </div>
  );
}
