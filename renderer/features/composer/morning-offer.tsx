// « Envoyer demain matin », offered to who writes in a quiet time of one's own, beside « Envoyer », which stays what it
// is. Put away for this letter, or for good.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { IdentityId } from '../../../shared/domain/ids.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { useQuietStanding } from '../notices/index.ts';
import { morningWhich } from './send-later.ts';
import { words } from './words.ts';

interface MorningOfferProps {
  accounts: readonly Account[];
  identityId: IdentityId;
  settings: Settings;
  disabled: boolean;
  onSend(at: number): void;
}

export function MorningOffer({ accounts, identityId, settings, disabled, onSend }: MorningOfferProps) {
  const w = useWords(words);
  const formats = useFormats();
  const [away, setAway] = useState(false);
  const own = accounts.find(({ identities }) => identities.some(({ id }) => id === identityId));
  const standings = useQuietStanding();
  const morningAt = standings?.find(({ accountId }) => accountId === own?.id)?.morningAt ?? null;
  if (morningAt === null || away || !settings.offersMorning) return null;
  const which = morningWhich(morningAt, Date.now());
  return (
    <section className="morning-offer" aria-label={w.morningOffer}>
      <p>{w.morningOffer}</p>
      <Button icon="later" disabled={disabled} onClick={() => onSend(morningAt)}>
        {which === 'later' ? w.morningLater(formats.listDate(morningAt)) : w[which](formats.time(morningAt))}
      </Button>
      <Button variant="quiet" onClick={() => setAway(true)}>
        {w.morningNotNow}
      </Button>
      <Button variant="quiet" onClick={() => saveSettings({ offersMorning: false })}>
        {w.morningNever}
      </Button>
    </section>
  );
}
