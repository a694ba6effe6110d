// Names of mailboxes as IMAP servers and Maildirs write them: modified UTF-7 (RFC 3501 §5.1.3), « &AOk- » for « é ».

/** What is no valid modified UTF-7 stays as it is. Never throws. */
export function decodeModifiedUtf7(name: string): string {
  return name.replace(/&([A-Za-z0-9+,]*)-/g, (whole, base64: string) => {
    if (base64 === '') return '&';
    const bytes = Buffer.from(base64.replaceAll(',', '/'), 'base64');
    if (bytes.length < 2 || bytes.length % 2 !== 0) return whole;
    return Buffer.from(bytes).swap16().toString('utf16le').toWellFormed();
  });
}
