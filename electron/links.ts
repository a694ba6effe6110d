// Which addresses may leave Casier for the browser or a composer. Pure.
const LINK_SCHEMES = ['https:', 'http:', 'mailto:'];

/** An address that a person may follow, or null. */
export function parseLink(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && LINK_SCHEMES.includes(url.protocol) ? url : null;
}
