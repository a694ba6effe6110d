// What a person types as the address of a link, as a URL that may be sent: https is understood, a mail address
// becomes mailto:, and any other scheme is refused.
import { isAddress } from '../../../../shared/compose/recipients.ts';

export function linkAddress(text: string): string | null {
  const typed = text.trim();
  if (isAddress(typed)) return `mailto:${typed}`;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/:]+:\d/.test(typed) ? typed : `https://${typed}`;
  const url = URL.parse(whole);
  if (!url || !['https:', 'http:', 'mailto:'].includes(url.protocol)) return null;
  return url.protocol === 'mailto:' || url.hostname.includes('.') ? url.href : null;
}
