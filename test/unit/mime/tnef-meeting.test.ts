// Meetings in winmail.dat: real ones of Outlook's (test/fixtures/tnef), read as invitations.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readCalendar } from '../../../engine/invitations/read-calendar.ts';
import { calendarMarks, calendarsIn } from '../../../engine/mime/calendar-marks.ts';
import { digestSource } from '../../../engine/mime/digest.ts';
import { decodePart, readMessage } from '../../../engine/mime/read-message.ts';
import { readStructure } from '../../../engine/mime/structure.ts';
import { eventName } from '../../../engine/mime/tnef/global-object-id.ts';
import { readRecurrence } from '../../../engine/mime/tnef/recurrence.ts';

const sample = (name: string) => readFileSync(`test/fixtures/tnef/${name}.dat`);

function letter(winmail: Buffer): Buffer {
  const head = [
    'From: Mike <mike@ecole.example>',
    'To: Jan <jan@ecole.example>, mike@ecole.example',
    'Cc: prof@ecole.example',
    'Subject: Sujet',
    'MIME-Version: 1.0',
    'Content-Type: application/ms-tnef; name="winmail.dat"',
    'Content-Transfer-Encoding: base64',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${winmail.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`);
}

function calendarOf(name: string) {
  const [calendar] = calendarsIn(readStructure(letter(sample(name))));
  return readCalendar(calendar!.text)!;
}

const utc = (text: string) => ({ at: Date.parse(text), allDay: false, zone: 'UTC' });

describe('a meeting request in winmail.dat', () => {
  it('is an invitation: when, where, by whom, for whom, under the name that other calendars know it by', () => {
    const { method, events } = calendarOf('meeting-request');
    expect(method).toBe('request');
    expect(events).toMatchObject([
      {
        uid: '040000008200E00074C5B7101A82E0080000000070D004D7863AD00100000000000000001000000000CC90FBB0AF5E4084B8519538A2DF6D',
        ...{
          title: 'Test Meeting',
          place: 'Clayton, NJ',
          sequence: 0,
          recurrence: null,
          instance: null,
          cancelled: false,
        },
        start: utc('2015-01-28T13:00:00Z'),
        end: utc('2015-01-28T13:30:00Z'),
        stampAt: Date.parse('2015-01-28T04:13:20Z'),
        organizer: { name: 'Mike', address: 'mike@ecole.example' },
        attendees: [
          { address: { name: 'Jan', address: 'jan@ecole.example' }, answer: 'none' },
          { address: { address: 'mike@ecole.example' } },
          { address: { address: 'prof@ecole.example' } },
        ],
      },
    ]);
  });

  it('that comes again says how', () => {
    expect(calendarOf('meeting-request-weekly').events).toMatchObject([
      {
        ...{ title: 'Meeting', place: 'Office', start: utc('2013-12-23T17:00:00Z'), end: utc('2013-12-23T17:30:00Z') },
        recurrence: { every: 'week', interval: 1, weekdays: [1], count: null, until: null, special: false },
      },
    ]);
  });

  it('is a file to be saved, in its place beside the others, and is found by its event', () => {
    const raw = letter(sample('meeting-request'));
    const [file] = readMessage(raw).attachments;
    expect(file).toMatchObject({ name: 'invitation.ics', declaredType: 'text/calendar' });
    expect(decodePart(raw, file!.partId)!.toString()).toContain('METHOD:REQUEST');
    expect(calendarsIn(readStructure(raw)).map(({ partId }) => partId)).toEqual([file!.partId]);
    expect(digestSource(raw).calendars).toEqual([calendarOf('meeting-request').events[0]!.uid]);
  });
});

it('an acceptance is one, under the name that another calendar gave', () => {
  const { method, events } = calendarOf('meeting-accepted');
  expect(method).toBe('reply');
  expect(events[0]!.uid).toBe('20150113143519.trPhO6SrBAGURICFhR5NMg5@www.nachthell.net');
  expect(events).toMatchObject([
    {
      start: utc('2015-02-11T23:00:00Z'),
      end: utc('2015-02-12T23:00:00Z'),
      organizer: { address: 'jan@ecole.example' },
      attendees: [{ answer: 'accepted', address: { name: 'Meier, Jens', address: 'J.Meier@medizin.uni-leipzig.de' } }],
    },
  ]);
});

it('a whole day is the day whose midnight is nearest, wherever it was set', () => {
  const winmail = sample('meeting-accepted');
  const isAllDay = winmail.indexOf(Buffer.from('0220060000000000c00000000000004600000000158200000000', 'hex')) + 24;
  winmail.writeUInt16LE(1, isAllDay);
  const [calendar] = calendarsIn(readStructure(letter(winmail)));
  expect(readCalendar(calendar!.text)!.events).toMatchObject([
    { start: { at: Date.UTC(2015, 1, 12), allDay: true }, end: { at: Date.UTC(2015, 1, 13), allDay: true } },
  ]);
});

it('an appointment without a name that others know is shown, and there is nobody to be answered', () => {
  const raw = letter(readFileSync('test/fixtures/corpora/mimekit/tnef/triples.tnef'));
  const [calendar] = calendarsIn(readStructure(raw));
  expect(readCalendar(calendar!.text)).toMatchObject({
    method: 'publish',
    events: [{ title: 'Sample Summary', place: 'Sample Location', start: utc('2003-05-23T14:00:00Z'), attendees: [] }],
  });
});

test('the name of an event is told from its day in a series, and from what is no name', () => {
  const id = (day: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(`040000008200E00074C5B7101A82E008${day}`, 'hex'), Buffer.alloc(16), size, data]);
  };
  const own = Buffer.from('0123456789abcdef', 'hex');
  expect(eventName(id('07EA091C', own))).toEqual({
    uid: id('00000000', own).toString('hex').toUpperCase(),
    instance: '20260928',
  });
  const others = (uid: string) => id('00000000', Buffer.from(`vCal-Uid\x01\0\0\0${uid}\0`));
  expect(eventName(others('réunion-1@ecole.fr'))).toEqual({ uid: 'réunion-1@ecole.fr', instance: null });
  expect(eventName(others(''))).toBeNull();
  expect(eventName(others('a\r\nORGANIZER:x'))).toBeNull();
  expect(eventName(Buffer.alloc(60))).toBeNull();
  expect(eventName(null)).toBeNull();
});

test('a rule is read where both calendars say it the same way', () => {
  const day = (text: string) => (Date.parse(text) - Date.UTC(1601, 0, 1)) / 60_000;
  const rule = (
    kind: [number, number],
    period: number,
    detail: number | null,
    end: [number, number],
    gone: string[] = [],
  ) => {
    const u16 = (value: number) => [value & 0xff, value >> 8];
    const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
    const bytes = [
      ...[
        ...u16(0x3004),
        ...u16(0x3004),
        ...u16(kind[0]),
        ...u16(kind[1]),
        ...u16(0),
        ...u32(0),
        ...u32(period),
        ...u32(0),
      ],
      ...(detail === null ? [] : u32(detail)),
      ...[...u32(end[0]), ...u32(end[1]), ...u32(0), ...u32(gone.length), ...gone.flatMap((one) => u32(day(one)))],
      ...[...u32(0), ...u32(day('2026-09-01')), ...u32(day('2026-12-18'))],
    ];
    return readRecurrence(Buffer.from(bytes), false);
  };
  expect(rule([0x200a, 0], 2 * 1_440, null, [0x2022, 5])).toEqual(['RRULE:FREQ=DAILY;INTERVAL=2;COUNT=5']);
  expect(rule([0x200a, 1], 1, 0b0111110, [0x2023, 0])).toEqual(['RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR']);
  expect(rule([0x200b, 1], 2, 0b10, [0x2021, 8], ['2026-10-19'])).toEqual([
    'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20261218T235959Z',
    'EXDATE;VALUE=DATE:20261019',
  ]);
  expect(rule([0x200c, 2], 1, 12, [0x2023, 0])).toEqual(['RRULE:FREQ=MONTHLY']);
  expect(rule([0x200c, 2], 1, 31, [0x2023, 0])).toEqual(['RRULE:FREQ=MONTHLY;BYMONTHDAY=31']);
  expect(rule([0x200d, 2], 12, 4, [0x2023, 0])).toEqual(['RRULE:FREQ=YEARLY']);
  expect(rule([0x200c, 3], 1, 0b10, [0x2023, 0])).toBeNull();
});

test('whatever the bytes, nothing throws', () => {
  const whole = sample('meeting-request-weekly');
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, noise) => {
      const broken = Buffer.from(whole);
      broken.set(noise.subarray(0, broken.length - at), at);
      expect(Array.isArray(calendarMarks(readStructure(letter(broken))))).toBe(true);
    }),
    { numRuns: 150 },
  );
});
