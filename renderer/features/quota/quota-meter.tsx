// How much of the room on the server is taken, as a bar and in words.
import type { Quota } from '../../../shared/domain/account.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { fullnessOf, shareOf } from './fullness.ts';
import { quotaWords } from './words.ts';
import './quota.css';

export function QuotaMeter({ quota }: { quota: Quota }) {
  const w = useWords(quotaWords);
  const formats = useFormats();
  const { usedBytes, limitBytes } = quota;
  return (
    <span className="quota-meter" data-fullness={fullnessOf(quota)}>
      <meter aria-label={w.label} min={0} max={limitBytes} value={Math.min(usedBytes, limitBytes)} />
      {w.used(formats.size(usedBytes), formats.size(limitBytes), formats.percent(shareOf(quota)))}
    </span>
  );
}
