// Mailbox names as IMAP writes them (modified UTF-7, RFC 3501 §5.1.3), written here once more so that a test that reads
// a server does not believe what the program under test believes.

export function encodeMailboxName(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (part) => (part === '&' ? '&-' : `&${encodeUtf16(part)}-`));
}

export function decodeMailboxName(written: string): string {
  return written.replace(/&([^-]*)-/g, (_, coded: string) => (coded === '' ? '&' : decodeUtf16(coded)));
}

function encodeUtf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('base64').replace(/=+$/, '').replaceAll('/', ',');
}

function decodeUtf16(coded: string): string {
  return Buffer.from(coded.replaceAll(',', '/'), 'base64').swap16().toString('utf16le');
}
