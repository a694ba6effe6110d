// Files written for the tests, and short ways to ask what the scanner makes of them.
import { scanAttachment } from '../../../engine/scan/scan.ts';

export async function scan(content: string | Uint8Array) {
  return scanAttachment(typeof content === 'string' ? Buffer.from(content) : content);
}

/** « zoe@x.fr », and « zoe@x.fr (hidden) » where nobody sees it; in alphabetical order. */
export async function found(content: string | Uint8Array): Promise<string[]> {
  const file = await scan(content);
  return file.found.map(({ address, hidden }) => (hidden ? `${address} (hidden)` : address)).sort();
}

export const MESSAGE = [
  'Received: from x by y for <boite@ac-lyon.fr>; Fri, 20 Nov 2026 08:00:00 +0100',
  'From: =?utf-8?Q?Zo=C3=A9?= Lopez <zoe@orange.fr>',
  'To: claire@ac-lyon.fr, "Petit, Paul" <paul@gmail.com>',
  'Bcc: secret@orange.fr',
  'Date: Fri, 20 Nov 2026 08:00:00 +0100',
  'Message-ID: <1234@mail.orange.fr>',
  'Subject: Sortie',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Bonjour, =E9crivez =E0 mamie=40free.fr',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Bonjour <b>papi</b>@free.fr</p><p style="display:none">cache@free.fr</p>',
  '--b',
  'Content-Type: text/csv; name="liste.csv"',
  'Content-Disposition: attachment; filename="liste.csv"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('Nom;Courriel\r\nLopez;liste@orange.fr\r\n').toString('base64'),
  '--b--',
  '',
].join('\r\n');
