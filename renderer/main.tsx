// The window's entry: connects to the engine and shows the view that the address asks for: the main window, or
// a composer (`?view=composer&draft=<id>`).
import './app/no-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DraftId } from '../shared/domain/ids.ts';
import { App } from './app/app.tsx';
import { Frame } from './app/frame.tsx';
import { ShownPersonCard } from './app/shown-person.tsx';
import { connectEngine } from './engine/engine.ts';
import { queryClient, watchChanges } from './engine/use-query.ts';
import { ComposerWindow } from './features/composer/index.ts';
import { takeRestoredNote } from './features/transfers/index.ts';
import { watchProblems } from './state/problems.ts';
import { watchRows } from './state/rows.ts';
import { showOverlay } from './state/view.ts';
import './ui/theme.css';
import './ui/base.css';

watchChanges();
watchRows();
watchProblems();
connectEngine();
if (takeRestoredNote()) showOverlay({ kind: 'restored' });

const parameters = new URLSearchParams(location.search);
const draftId = DraftId.safeParse(Number(parameters.get('draft')));
const composes = parameters.get('view') === 'composer' && draftId.success;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Frame>
        {composes ? <ComposerWindow draftId={draftId.data} /> : <App />}
        <ShownPersonCard />
      </Frame>
    </QueryClientProvider>
  </StrictMode>,
);
