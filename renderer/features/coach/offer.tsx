// The coach offered at the end of a set-up: quietly, until it was opened or declined once.
import { useWords } from '../../i18n/index.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { showOverlay } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { words } from './words.ts';
import './coach.css';

export function CoachOffer() {
  const w = useWords(words);
  const offered = useSettings()?.offersCoach ?? false;
  if (!offered) return null;
  const answer = () => saveSettings({ offersCoach: false });
  return (
    <section className="coach-offer" aria-label={w.offerTitle}>
      <p className="coach-offer-title">{w.offerTitle}</p>
      <p className="field-hint">{w.offerText}</p>
      <div className="coach-send">
        <Button
          icon="people"
          onClick={() => {
            answer();
            showOverlay({ kind: 'coach' });
          }}
        >
          {w.offerOpen}
        </Button>
        <Button variant="quiet" onClick={answer}>
          {w.offerDecline}
        </Button>
      </div>
    </section>
  );
}
