import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAmong, type Version } from '../../../engine/invitations/compare.ts';
import { eventOf, readCalendar } from '../../../engine/invitations/read-calendar.ts';
import { replyCalendar } from '../../../engine/invitations/reply-calendar.ts';
import { momentIn, zoneNamed } from '../../../engine/invitations/zones.ts';
import { calendarMarks, calendarsIn } from '../../../engine/mime/calendar-marks.ts';
import { readStructure } from '../../../engine/mime/structure.ts';
import { sayRecurrence, sayWhen } from '../../../renderer/features/invitation/say-when.ts';
import { words } from '../../../renderer/features/invitation/words.ts';

const invitation = (lines: readonly string[], method = 'REQUEST') =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `METHOD:${method}`, 'BEGIN:VEVENT', 'UID:conseil-1@ecole.fr'],
    ...['DTSTAMP:20261116T080000Z', 'SUMMARY:Conseil d’école', 'LOCATION:Salle des maîtres'],
    'ORGANIZER;CN="Marie Durand":mailto:marie@ecole.fr',
    'ATTENDEE;CN=Alice;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:Alice@ecole.fr',
    'ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:paul@ecole.fr',
    ...lines,
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');
const PARIS = ['DTSTART;TZID=Europe/Paris:20261126T170000', 'DTEND;TZID=Europe/Paris:20261126T183000'];
const event = (lines: readonly string[]) => readCalendar(invitation(lines))!.events[0]!;
const here = { language: 'fr', zone: 'Europe/Paris' } as const;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('an invitation', () => {
  it('says what, when, where, and who', () => {
    const { method, events } = readCalendar(invitation(PARIS))!;
    expect(method).toBe('request');
    expect(events[0]).toMatchObject({
      uid: 'conseil-1@ecole.fr',
      title: 'Conseil d’école',
      place: 'Salle des maîtres',
      start: { at: Date.UTC(2026, 10, 26, 16), zone: 'Europe/Paris' },
      organizer: { name: 'Marie Durand', address: 'marie@ecole.fr' },
      attendees: [
        { address: { address: 'Alice@ecole.fr' }, answer: 'none', optional: false },
        { address: { address: 'paul@ecole.fr' }, answer: 'accepted', optional: true },
      ],
    });
  });

  it.each([
    [PARIS, ['jeudi 26 novembre 2026 à 17:00 – 18:30']],
    [['DTSTART:20261126T160000Z', 'DURATION:PT1H30M'], ['jeudi 26 novembre 2026 à 17:00 – 18:30']],
    [['DTSTART;TZID=Romance Standard Time:20261126T170000'], ['jeudi 26 novembre 2026 à 17:00']],
    [
      ['DTSTART;TZID=America/Guadeloupe:20261126T120000'],
      ['jeudi 26 novembre 2026 à 12:00 (heure de Guadeloupe)', 'chez vous : jeudi 26 novembre 2026 à 17:00'],
    ],
    [
      ['DTSTART;TZID=Chez nous:20261126T170000'],
      ['jeudi 26 novembre 2026 à 17:00 (fuseau horaire inconnu : l’heure est donnée comme elle est écrite)'],
    ],
    [['DTSTART;VALUE=DATE:20261126', 'DTEND;VALUE=DATE:20261127'], ['jeudi 26 novembre 2026']],
    [
      ['DTSTART;VALUE=DATE:20261126', 'DTEND;VALUE=DATE:20261128'],
      ['jeudi 26 novembre 2026 – vendredi 27 novembre 2026'],
    ],
    [['DTSTART:demain'], ['date illisible']],
  ])('with %j is on %j', (lines, said) => {
    expect(sayWhen(event(lines), words.fr, here).map(plain)).toEqual(said);
  });

  it.each([
    ['FREQ=WEEKLY;BYDAY=MO,TH', 'chaque semaine, le lundi et jeudi'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=10', 'tous les 2 semaines, 10 fois'],
    ['FREQ=DAILY;UNTIL=20261218', 'chaque jour, jusqu’au 18 décembre 2026'],
    ['FREQ=MONTHLY;BYDAY=1MO', 'chaque mois (avec des exceptions ou une règle particulière : voyez le fichier .ics)'],
  ])('that repeats by %s is said « %s »', (rule, said) => {
    const { recurrence } = event([...PARIS, `RRULE:${rule}`]);
    expect(plain(sayRecurrence(recurrence!, words.fr, here))).toBe(said);
  });

  it('hides and turns nothing round', () => {
    const text = invitation(PARIS).replace('Conseil d’école', 'Conseil\u202e \u0007d’école');
    expect(readCalendar(text)!.events[0]!.title).toBe('Conseil d’école');
  });
});

describe('the clocks of a zone', () => {
  it('are followed through the changes of the hour', () => {
    expect(momentIn('Europe/Paris', Date.UTC(2026, 2, 29, 1, 30))).toBe(Date.UTC(2026, 2, 29, 0, 30));
    expect(momentIn('Europe/Paris', Date.UTC(2026, 2, 29, 3, 30))).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(momentIn('Indian/Reunion', Date.UTC(2026, 6, 1, 8))).toBe(Date.UTC(2026, 6, 1, 4));
  });

  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['/freeassociation.sourceforge.net/Europe/Paris', 'Europe/Paris'],
    ['Mauritius Standard Time', 'Indian/Reunion'],
    ['Customized Time Zone', null],
    ['../../etc/passwd', null],
  ])('%s is %s', (name, zone) => {
    expect(zoneNamed(name)).toBe(zone);
  });
});

describe('messages about one event', () => {
  const version = (sequence: number, more: Partial<Version['event']> = {}, method: Version['method'] = 'request') => ({
    method,
    event: { ...event(PARIS), sequence, ...more },
  });

  it('say what changed, and which of them holds', () => {
    const first = version(0);
    const moved = version(1, { place: 'Gymnase' });
    expect(placeAmong(moved, [first])).toMatchObject({ state: 'current', changes: ['place'] });
    expect(placeAmong(first, [moved])).toMatchObject({ state: 'outdated', earlier: null });
    expect(placeAmong(first, [version(1, {}, 'cancel')]).state).toBe('cancelled');
    expect(placeAmong(version(2, {}, 'cancel'), [first]).state).toBe('cancelled');
    expect(placeAmong(first, [version(9, { uid: 'another' })]).state).toBe('current');
    expect(placeAmong(first, [version(9, {}, 'reply')]).state).toBe('current');
  });
});

describe('an answer', () => {
  const reply = {
    uid: 'conseil-1@ecole.fr',
    instanceAt: null,
    me: { name: 'Alice "A" Durand', address: 'alice@ecole.fr' },
    answer: 'accepted',
    nowAt: Date.UTC(2026, 10, 17, 9),
  } as const;

  it('names the event and the one who answers, and nobody else', () => {
    const text = replyCalendar(
      invitation([...PARIS, 'SEQUENCE:3', 'DESCRIPTION:secret', 'X-NOTE:secret']),
      (one) => eventOf(one)?.uid === reply.uid,
      reply,
    )!;
    expect(text).toContain('METHOD:REPLY');
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20261126T170000');
    expect(text).not.toMatch(/paul|secret/);
    expect(readCalendar(text)).toMatchObject({
      method: 'reply',
      events: [{ sequence: 3, attendees: [{ address: { address: 'alice@ecole.fr' }, answer: 'accepted' }] }],
    });
  });

  it('cannot be made of what is not there', () => {
    expect(replyCalendar(invitation(PARIS), () => false, reply)).toBeNull();
    expect(replyCalendar('rien', () => true, reply)).toBeNull();
  });
});

describe('calendars of strangers', () => {
  it('of the corpora are read', () => {
    for (const file of ['postal-mime/calendar-event.eml', 'rspamd/ics.eml']) {
      const structure = readStructure(readFileSync(`test/fixtures/corpora/${file}`));
      const [calendar] = calendarsIn(structure);
      const uids = readCalendar(calendar!.text)!.events.map(({ uid }) => uid);
      expect(uids.length).toBeGreaterThan(0);
      expect(calendarMarks(structure)).toEqual(expect.arrayContaining(uids));
    }
  });

  it.each([
    ['', null],
    ['BEGIN:VCALENDAR', 0],
    ['BEGIN:VCALENDAR\r\nEND:VCALENDAR', 0],
    [invitation(['RRULE:FREQ=SECONDLY;INTERVAL=1', 'DTSTART:00010101T000000Z']), 1],
    [invitation(['<script>', 'DTSTART:20261126T160000Z']), 1],
    ['BEGIN:VCALENDAR\r\n'.repeat(20_000), 0],
    [invitation(['ATTENDEE:mailto:a@b.fr'.padEnd(40)].concat(Array(9_000).fill('ATTENDEE:mailto:a@b.fr'))), 1],
  ])('cost little, whatever they say (%#)', (text, count) => {
    const begunAt = performance.now();
    const reading = readCalendar(text);
    if (count === null) expect(reading).toBeNull();
    else expect(reading?.events.length ?? 0).toBe(count);
    expect(performance.now() - begunAt).toBeLessThan(5_000);
  });

  it('never throw', () => {
    const sample = invitation([...PARIS, 'RRULE:FREQ=WEEKLY;BYDAY=MO']);
    const changes = fc.array(fc.tuple(fc.nat(sample.length), fc.string({ maxLength: 8 })), { maxLength: 6 });
    fc.assert(
      fc.property(changes, (list) => {
        let text = sample;
        for (const [at, put] of list) text = text.slice(0, at) + put + text.slice(at + put.length);
        for (const one of readCalendar(text)?.events ?? []) sayWhen(one, words.fr, here);
      }),
      { numRuns: 300 },
    );
  });
});
