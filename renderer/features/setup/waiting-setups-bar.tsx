// Set-ups that wait, above the panes.
import { showOverlay } from '../../state/view.ts';
import { useWaitingSetups, WaitingSetups } from './waiting-setups.tsx';

export function WaitingSetupsBar() {
  const setups = useWaitingSetups() ?? [];
  return <WaitingSetups setups={setups} onEdit={(waiting) => showOverlay({ kind: 'setup', waiting })} />;
}
