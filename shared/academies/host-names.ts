// Names of hosts and domains as they are compared: ASCII (IDNA), lower case, no dot at the end.

/** The domain of the ministry, whose servers are the national mail service. */
export const NATIONAL_DOMAIN = 'education.gouv.fr';

/** The name as DNS knows it; null for what is no full name: an IP address, a name without a dot, anything malformed. */
export function hostName(text: string): string | null {
  const bare = text.trim().replace(/\.$/, '');
  // The URL parser would quietly cut `host/path`, `user@host` and `host:25` down to a host.
  if (bare === '' || /[\s/?#@:\\[\]%]/.test(bare) || !URL.canParse(`https://${bare}`)) return null;
  const name = new URL(`https://${bare}`).hostname;
  const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
  const labels = name.split('.');
  const isName = name.length <= 253 && labels.length > 1 && labels.every((one) => label.test(one));
  return isName && !/^\d+$/.test(labels.at(-1)!) ? name : null;
}

/** Whether a host is the domain itself or lies below it. */
export function isBelow(host: string, domain: string): boolean {
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
