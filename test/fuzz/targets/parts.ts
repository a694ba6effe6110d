// What lies inside messages: winmail.dat, S/MIME envelopes, calendars. Each is bytes of a stranger's that are read in the open.
import { readFileSync } from 'node:fs';
import { eventOf, parseCalendar, readCalendar } from '../../../engine/invitations/read-calendar.ts';
import { replyCalendar } from '../../../engine/invitations/reply-calendar.ts';
import { readCmsEnvelope } from '../../../engine/mime/cms-envelope.ts';
import { decompressRtf } from '../../../engine/mime/tnef/compressed-rtf.ts';
import { readRtf } from '../../../engine/mime/tnef/rtf-text.ts';
import { tnefAsMessage } from '../../../engine/mime/tnef/tnef-message.ts';
import { type FuzzTarget, hold } from '../fuzz-target.ts';

const TNEF = ['two-files', 'unicode-mapi-attr', 'long-filename', 'triples'];
const CALENDAR =
  'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:a@b\r\nDTSTART;TZID=Europe/Paris:20261126T170000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261218\r\nORGANIZER;CN="A B":mailto:a@b.fr\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:c@d.fr\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
const RTF =
  "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf {\\b\\htmlrtf0 R\\'e9union \\u8212?jeudi\\par}}";
/** A signed letter, as far as its envelope goes: its content in two pieces, of lengths told and not told. */
const ENVELOPE =
  '308006092a864886f70d010702a0803080020101310b300906052b0e03021a0500308006092a864886f70d010701a0802480040341420a040143000000000000';

export const parts: FuzzTarget = {
  name: 'parts',
  seeds: () => [
    ...TNEF.map((name) => readFileSync(`test/fixtures/corpora/mimekit/tnef/${name}.tnef`).subarray(0, 8_000)),
    Buffer.from(CALENDAR),
    Buffer.from(RTF),
    Buffer.from(ENVELOPE, 'hex'),
  ],
  words: [
    ...[
      'BEGIN:VEVENT',
      'END:VEVENT',
      'RRULE:FREQ=SECONDLY',
      'DTSTART:',
      'TZID=',
      ';',
      ':',
      '\r\n ',
      'mailto:',
      '99999999',
    ],
    ...[
      '\\htmlrtf',
      '\\htmlrtf0',
      '{\\*\\htmltag',
      '\\u-1',
      "\\'",
      '\\bin9999',
      '{',
      '}',
      '\xff\xff\xff\xff',
      '\0\0\0\0',
    ],
    ...['\x24\x80', '\x30\x84\xff\xff\xff\xff', '\xa0\x80', '\x02\x90\x06\0'],
  ],
  check(input) {
    const message = tnefAsMessage(input)?.message;
    hold('winmail.dat grows within bounds', !message || message.length < input.length * 60 + 10_000);
    const rtf = decompressRtf(input);
    hold('RTF grows within bounds', rtf === null || rtf.length <= input.length * 9 + 16);
    readRtf(input.toString('latin1'));
    const envelope = readCmsEnvelope(input);
    const content = envelope.kind === 'signed' ? envelope.content : null;
    hold('what an envelope holds was in it', !content || content.length <= input.length);
    const text = input.toString('utf8');
    readCalendar(text);
    const me = { name: null, address: 'c@d.fr' };
    const reply = { uid: 'a@b', instanceAt: null, me, answer: 'accepted', nowAt: 0 } as const;
    const answer = replyCalendar(text, (one) => eventOf(one) !== null, reply);
    hold('an answer is a calendar', answer === null || parseCalendar(answer) !== null);
  },
};
