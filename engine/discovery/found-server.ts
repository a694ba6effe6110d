// A server that a domain itself names (by SRV or autoconfig). What it says is not proven by anything: it is a place to
// look at, never a place to trust.

export interface FoundServer {
  protocol: 'imap' | 'pop3' | 'smtp';
  host: string;
  port: number;
  security: 'tls' | 'starttls';
  /** What the domain asks as user name; null: it does not say, or what cannot be known from the address. */
  userName: 'address' | 'localPart' | null;
}

/** A name that DNS could hold, lower case and without the last dot; null for anything else, addresses included. */
export function hostNameOf(text: string): string | null {
  const name = text.trim().toLowerCase().replace(/\.$/, '');
  const isName = name.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+$/.test(name);
  return isName && !/^[\d.]+$/.test(name) ? name : null;
}
