// Said before « Envoyer »: where a service limits how many people are written to at once, the message leaves in
// portions.
import type { SendingForecast } from '../../../shared/domain/outbox.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { words } from './words.ts';

export function PortionsNotice({ forecast }: { forecast: SendingForecast | null }) {
  const w = useWords(words);
  const formats = useFormats();
  const last = forecast?.portions.at(-1);
  if (!forecast || !last || forecast.portions.length < 2) return null;
  return (
    <p role="status" className="composer-notice">
      {w.portions(formats.number(forecast.recipientCount), forecast.portions.length, formats.listDate(last.at))}
    </p>
  );
}
