// The window's entry: connects to the engine and shows the view that the address asks for: the main window, a message
// (`?view=message&message=<id>`) or a composer (`?view=composer&draft=<id>`).
import './app/no-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DraftId, MessageId } from '../shared/domain/ids.ts';
import { App } from './app/app.tsx';
import { Frame } from './app/frame.tsx';
import { MessageWindow } from './app/message-window.tsx';
import { ShownPersonCard } from './app/shown-person.tsx';
import { connectEngine } from './engine/engine.ts';
import { queryClient, watchChanges } from './engine/use-query.ts';
import { ComposerWindow } from './features/composer/index.ts';
import { takeRestoredNote } from './features/transfers/index.ts';
import { watchProblems } from './state/problems.ts';
import { watchRows } from './state/rows.ts';
import { showOverlay } from './state/view.ts';
import { watchVisits } from './state/visits.ts';
import './ui/theme.css';
import './ui/base.css';

watchChanges();
watchRows();
watchProblems();
watchVisits();
connectEngine();
if (takeRestoredNote()) showOverlay({ kind: 'restored' });

const parameters = new URLSearchParams(location.search);
const draftId = DraftId.safeParse(Number(parameters.get('draft')));
const messageId = MessageId.safeParse(Number(parameters.get('message')));
const composes = parameters.get('view') === 'composer' && draftId.success;
const readsOne = parameters.get('view') === 'message' && messageId.success;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Frame>
        {composes ? (
          <ComposerWindow draftId={draftId.data} />
        ) : readsOne ? (
          <MessageWindow messageId={messageId.data} />
        ) : (
          <App />
        )}
        <ShownPersonCard />
      </Frame>
    </QueryClientProvider>
  </StrictMode>,
);
