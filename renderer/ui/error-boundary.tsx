// Around each feature: a bug in one pane leaves the others usable, and is said in place of a blank. React has no
// function for this. The error itself goes to the console, as any uncaught one.
import { Component, type ReactNode } from 'react';
import { defineWords, useWords } from '../i18n/index.ts';
import { Button } from './button.tsx';
import './error-boundary.css';

const words = defineWords({
  fr: {
    title: 'Cette partie de Casier ne peut pas s’afficher.',
    text: 'Vos messages sont intacts. Vous pouvez réessayer, ou continuer avec le reste de la fenêtre.',
    retry: 'Réessayer',
    details: 'Détails',
  },
  en: {
    title: 'This part of Casier cannot be shown.',
    text: 'Your messages are intact. You can try again, or go on with the rest of the window.',
    retry: 'Try again',
    details: 'Details',
  },
});

interface ErrorBoundaryProps {
  /** Another value is another try: the message that is open. */
  resetKey?: string | number | null;
  children: ReactNode;
}

interface ErrorBoundaryState {
  error: Error | null;
  resetKey: ErrorBoundaryProps['resetKey'];
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<ErrorBoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: ErrorBoundaryState): ErrorBoundaryState | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <Failed error={error} onRetry={() => this.setState({ error: null })} /> : this.props.children;
  }
}

function Failed({ error, onRetry }: { error: Error; onRetry(): void }) {
  const w = useWords(words);
  return (
    <div className="failed" role="alert">
      <h2>{w.title}</h2>
      <p>{w.text}</p>
      <Button onClick={onRetry}>{w.retry}</Button>
      <details>
        <summary>{w.details}</summary>
        <pre>{error.message}</pre>
      </details>
    </div>
  );
}
