// Small real files for the trial mailbox's attachments: they open in the programs that their types promise.
import type { Address } from '../../shared/domain/address.ts';

export function pdf(title: string): Buffer {
  const text = title
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[()\\]/g, ' ');
  const stream = `BT /F1 20 Tf 60 760 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

export function csv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`\uFEFF${rows.map((row) => row.join(';')).join('\r\n')}\r\n`);
}

/** One hour, to which one person invites another. */
export function invitation(summary: string, startAt: number, organizer: Address, attendee: Address): Buffer {
  const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  return Buffer.from(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Casier//demo//FR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      `UID:${stamp(startAt)}@ac-demo.example`,
      `DTSTAMP:${stamp(startAt)}`,
      `DTSTART:${stamp(startAt)}`,
      `DTEND:${stamp(startAt + 3_600_000)}`,
      `SUMMARY:${summary}`,
      `ORGANIZER;CN=${organizer.name}:mailto:${organizer.address}`,
      `ATTENDEE;RSVP=TRUE;CN=${attendee.name}:mailto:${attendee.address}`,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
}

/** A one-colour PNG is enough to be an image. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR4nGNkaPjPQApgIkn1qIZRDUNKAwBmYgGQbGJ7JQAAAABJRU5ErkJggg==',
  'base64',
);
