// Pictures that nobody is meant to see: they only tell their sender that, when and where a message was read. Known by
// their size, by being hidden, or by the addresses under which senders of bulk mail count openings. Pure. What looks like
// one is left out for good, whatever is let in; a picture taken for one by mistake is a picture of no use to a reader.

/** The attributes that tell; of an <img>, or of any element with a picture as its ground. */
export interface Looks {
  width?: string | undefined;
  height?: string | undefined;
  style?: string | undefined;
  hidden?: string | undefined;
}

/** No more than two pixels in one direction. */
const TINY = /^\s*0*[0-2](\.\d+)?(px)?\s*$/i;
const TINY_STYLE = /(^|;|\s)(max-)?(width|height)\s*:\s*0*[0-2](\.\d+)?(px|pt)?\s*(!important\s*)?(;|$)/i;
const HIDDEN_STYLE =
  /(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(^|[;\s])opacity\s*:\s*0?\.?0+\s*(!important\s*)?(;|$))/i;

/** By their path: the host is the sender's own as often as not. */
const KNOWN_PATHS = [
  /\/wf\/open\b/i, // SendGrid
  /\/track\/(v\d+\/)?open\b/i, // Mailchimp, Mandrill
  /\/tr\/op\//i, // Brevo
  /\/oo\/[\w-]+\/[\da-f]+\/e\.gif/i, // Mailjet
  /\/(e3t|e2t)\/[a-z]to\//i, // HubSpot
  /\/o\/ej[\w-]{20,}/i, // Mailgun
  /\/open\.(aspx|php|gif|png|jpg)\b/i, // Salesforce and others
  /\/(o|open|opened|pixel|beacon|tracker|tracking|track)\.(gif|png)\b/i,
  /\/(pixel|beacon|trk|open-?track(ing)?|tracking-?pixel)\b[^.]*\?/i,
];
const KNOWN_HOSTS =
  /(^|\.)(awstrack\.me|google-analytics\.com|doubleclick\.net|mailtrack\.io|yesware\.com|bananatag\.com)$/i;

export function isTracker(address: string, looks: Looks): boolean {
  return isUnseen(looks) || isKnownTracker(address);
}

export function isUnseen({ width, height, style = '', hidden }: Looks): boolean {
  const isTiny = (value: string | undefined) => value !== undefined && TINY.test(value);
  return hidden !== undefined || isTiny(width) || isTiny(height) || TINY_STYLE.test(style) || HIDDEN_STYLE.test(style);
}

export function isKnownTracker(address: string): boolean {
  const [, host = '', path = ''] = /^\s*(?:https?:)?\/\/([^/?#]*)([^#]*)/i.exec(address) ?? [];
  const name = host.replace(/^.*@/, '').replace(/:\d+$/, '');
  if (/(^|\.)facebook\.com$/i.test(name) && /^\/tr\b/.test(path)) return true;
  return KNOWN_HOSTS.test(name) || KNOWN_PATHS.some((known) => known.test(path));
}
