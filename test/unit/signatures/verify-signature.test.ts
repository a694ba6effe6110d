import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMessage } from '../../../engine/mime/read-message.ts';
import { signedContent } from '../../../engine/mime/signed-content.ts';
import { verifySignature } from '../../../engine/signatures/verify-signature.ts';
import { type Office, openOffice, type Person } from './real-mail.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
const FROM = 'Marie Durand <marie.durand@ac-poitiers.fr>';
let office: Office;
let marie: Person;
let letter: string;

beforeAll(() => {
  office = openOffice();
  marie = office.person('marie', 'marie.durand@ac-poitiers.fr');
  letter = office.letter(FROM, 'Réunion jeudi à 17 h.\r\n-- \r\nMarie');
});
afterAll(() => office.close());

async function verified(raw: Uint8Array, { authorities = [office.authority], nowAt = Date.now() } = {}) {
  const signed = signedContent(raw);
  expect(signed).not.toBeNull();
  return verifySignature({ ...signed!, authorities, nowAt });
}

const changed = (raw: Buffer, from: string, to: string) =>
  Buffer.from(raw.toString('latin1').replace(from, to), 'latin1');

describe('a signature', () => {
  it('beside the letter holds, and says who signed', async () => {
    const raw = office.sign(marie, letter);
    expect(readMessage(raw)).toMatchObject({ seal: 'signed', kind: 'text' });
    const report = await verified(raw);
    expect(report).toMatchObject({
      verdict: 'good',
      problems: [],
      signer: { name: 'marie', organisation: 'Ecole', addresses: ['marie.durand@ac-poitiers.fr'], issuer: 'AC Racine' },
    });
    expect(Math.abs(report.signedAt! - Date.now())).toBeLessThan(120_000);
  });

  it('around the letter holds, and the letter is read inside it', async () => {
    const raw = office.sign(marie, letter, ['-nodetach', '-stream']);
    const read = readMessage(raw);
    expect(read).toMatchObject({ seal: 'signed', kind: 'text', attachments: [] });
    expect(read.plainText).toContain('Réunion jeudi');
    expect((await verified(raw)).verdict).toBe('good');
    const whole = office.sign(marie, letter, ['-nodetach']);
    expect((await verified(whole)).verdict).toBe('good');
  });

  it.each([
    ['ec', { key: 'ec:prime256v1' }, []],
    ['pss', {}, ['-keyopt', 'rsa_padding_mode:pss']],
    ['through', { through: true }, []],
    ['keyid', {}, ['-keyid']],
    ['noattr', {}, ['-noattr']],
    ['sha512', {}, ['-md', 'sha512']],
  ])('made in the way « %s » holds', async (name, options, more) => {
    const person = office.person(name, 'marie.durand@ac-poitiers.fr', options);
    expect(await verified(office.sign(person, letter, more))).toMatchObject({ verdict: 'good', problems: [] });
  });

  it('holds for mail that lost the line ends it was signed with', async () => {
    const raw = Buffer.from(office.sign(marie, letter).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    expect((await verified(raw)).verdict).toBe('good');
  });

  it('does not hold when the letter was changed', async () => {
    const report = await verified(changed(office.sign(marie, letter), '17 h', '18 h'));
    expect(report).toMatchObject({ verdict: 'altered', problems: ['altered'] });
    const inside = office.sign(marie, letter, ['-nodetach']).toString('latin1');
    const [head, body] = inside.split(/\r?\n\r?\n(?=M)/) as [string, string];
    const wrong = changed(Buffer.from(body, 'base64'), '17 h', '18 h');
    const raw = Buffer.from(`${head}\r\n\r\n${wrong.toString('base64')}`);
    expect(readMessage(raw).plainText).toContain('18 h');
    expect((await verified(raw)).verdict).toBe('altered');
  });

  it('of somebody else does not speak for the address that is shown', async () => {
    const raw = office.sign(marie, office.letter('La rectrice <rectrice@ac-poitiers.fr>', 'Virement urgent'));
    expect(await verified(raw)).toMatchObject({ verdict: 'unsure', problems: ['otherAddress'] });
  });

  it('that no known authority vouches for is nothing to rely on', async () => {
    expect(await verified(office.sign(marie, letter), { authorities: [] })).toMatchObject({
      verdict: 'unsure',
      problems: ['untrusted'],
    });
    const herself = office.person('herself', 'marie.durand@ac-poitiers.fr', { selfSigned: true });
    expect(await verified(office.sign(herself, letter))).toMatchObject({ verdict: 'unsure', problems: ['selfSigned'] });
  });

  it('of a certificate that is over or has not begun says so', async () => {
    const raw = office.sign(marie, letter);
    expect(await verified(raw, { nowAt: Date.now() + 2 * YEAR_MS })).toMatchObject({
      verdict: 'unsure',
      problems: ['expired'],
    });
    expect(await verified(raw, { nowAt: Date.now() - YEAR_MS })).toMatchObject({
      verdict: 'unsure',
      problems: ['notYetValid'],
    });
  });

  it('by a certificate for something else, or by broken means, is not good', async () => {
    const server = office.person('server', 'marie.durand@ac-poitiers.fr', { usage: 'serverAuth' });
    expect((await verified(office.sign(server, letter))).problems).toContain('notForMail');
    const short = office.person('short', 'marie.durand@ac-poitiers.fr', { key: 'rsa:1024' });
    expect((await verified(office.sign(short, letter))).problems).toContain('weak');
    expect((await verified(office.sign(marie, letter, ['-md', 'sha1']))).problems).toContain('weak');
  });

  it('over a letter that something was put beside is not the letter’s', () => {
    const raw = office.sign(marie, letter).toString('latin1');
    const [, boundary] = /boundary="([^"]+)"/.exec(raw)!;
    const more = raw.replace(
      `--${boundary}--`,
      `--${boundary}\r\nContent-Type: text/plain\r\n\r\nVirez\r\n--${boundary}--`,
    );
    expect(readMessage(Buffer.from(more, 'latin1')).seal).toBe('partlySigned');
    expect(signedContent(Buffer.from(more, 'latin1'))).toBeNull();
  });

  it('is told from a letter that nobody reads here', () => {
    const closed = readMessage(office.encrypt(marie, letter));
    expect(closed).toMatchObject({ seal: 'encrypted', kind: 'empty' });
    expect(closed.attachments).toHaveLength(1);
  });

  it('never throws, whatever its bytes', async () => {
    const raw = office.sign(marie, letter);
    const { cms, ...rest } = signedContent(raw)!;
    const task = { ...rest, authorities: [office.authority], nowAt: Date.now() };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(cms.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(cms.length),
        fc.boolean(),
        async (changes, cut, isCut) => {
          const bytes = Buffer.from(isCut ? cms.subarray(0, cut) : cms);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          const report = await verifySignature({ ...task, cms: bytes });
          if (report.verdict === 'good') expect(report.signer?.addresses).toEqual(['marie.durand@ac-poitiers.fr']);
        },
      ),
      { numRuns: 150 },
    );
  });
});
