// A modal dialog. The browser's own <dialog> keeps the focus inside, makes the rest inert, closes on Escape and
// gives the focus back; this adds a title, a foot and the scroll between them.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { defineWords, useWords } from '../i18n/index.ts';
import { Button, IconButton } from './button.tsx';
import { useScrollByKeys } from './scroll-by-keys.ts';
import { noteOpenDialog } from './top-dialog.ts';
import './dialog.css';

const words = defineWords({
  fr: { close: 'Fermer', cancel: 'Annuler' },
  en: { close: 'Close', cancel: 'Cancel' },
});

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  foot?: ReactNode;
  size?: 'small' | 'medium' | 'large';
}

/** Shown as long as it is rendered. */
export function Dialog({ title, onClose, children, foot, size = 'medium' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const w = useWords(words);
  useScrollByKeys(body);
  // Closed before it leaves the document: a removed dialog does not give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    // React gives the focus before the dialog is open, when nothing in it can take it.
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const noteClosed = noteOpenDialog(dialog);
    return () => {
      noteClosed();
      dialog.close();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${size}`}
      // For when what had the focus in it goes away (app/kept-focus.ts).
      tabIndex={-1}
      aria-labelledby={titleId}
      // React hands both events on to a dialog around this one.
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget) onClose();
      }}
      // Escape pressed again and again closes without asking first (HTML, close watchers).
      onClose={({ target, currentTarget }) => target === currentTarget && !currentTarget.open && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={titleId} className="dialog-title">
        {title}
      </h2>
      <div ref={body} className="dialog-body">
        {children}
      </div>
      {foot && <div className="dialog-foot">{foot}</div>}
      {/* Last, so that the focus begins with what the dialog is about. */}
      <IconButton icon="close" label={w.close} className="dialog-close" onClick={onClose} />
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** Words of the button that goes ahead: what will be done, never « OK ». */
  action: string;
  danger?: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that cannot be undone. The focus starts on « Annuler » when it destroys. */
export function ConfirmDialog({ title, children, action, danger = false, onConfirm, onClose }: ConfirmProps) {
  const w = useWords(words);
  const foot = (
    <>
      <Button onClick={onClose} autoFocus={danger}>
        {w.cancel}
      </Button>
      <Button
        variant={danger ? 'danger' : 'primary'}
        autoFocus={!danger}
        onClick={() => {
          onClose();
          onConfirm();
        }}
      >
        {action}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} size="small" foot={foot}>
      {children}
    </Dialog>
  );
}
