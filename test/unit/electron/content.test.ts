import { describe, expect, it } from 'vitest';
import { bundleFile } from '../../../electron/app-protocol.ts';
import { isFramed, isLetInImage, parseContentAddress } from '../../../electron/content-address.ts';
import { headersOf } from '../../../electron/content-protocol.ts';
import { parseLink } from '../../../electron/links.ts';
import {
  draftPartUrl,
  messageBodyUrl,
  messagePartUrl,
  previewBodyUrl,
  previewPartUrl,
} from '../../../shared/domain/content-url.ts';
import { DraftId, MessageId, PartId } from '../../../shared/domain/ids.ts';
import { USUAL_LOOK } from '../../../shared/domain/text-look.ts';

const messageId = MessageId.parse(7);
const part = { kind: 'part', messageId, partId: PartId.parse('1.2') } as const;
const content = (type: string) => ({ fileName: 'f', type, bytes: new Uint8Array() });

describe('addresses of mail-content://', () => {
  it('reads the addresses that the window makes', () => {
    const body = messageBodyUrl(messageId, { remote: true, theme: 'dark' });
    expect(parseContentAddress(body)).toEqual({
      kind: 'body',
      messageId,
      remote: true,
      theme: 'dark',
      look: USUAL_LOOK,
    });
    const large = { zoomPercent: 150, plainFont: 'fixed' } as const;
    const enlarged = messageBodyUrl(messageId, { remote: false, theme: 'light', look: large });
    expect(parseContentAddress(enlarged)).toMatchObject({ look: large });
    expect(parseContentAddress(enlarged.replace('150', '9999'))).toMatchObject({ look: USUAL_LOOK });
    expect(parseContentAddress(messagePartUrl(messageId, part.partId))).toEqual(part);
    const inside = messageBodyUrl(messageId, { remote: false, theme: 'light', inside: PartId.parse('2~1') });
    expect(parseContentAddress(inside)).toMatchObject({ kind: 'body', messageId, inside: '2~1' });
    const inner = { kind: 'part', messageId, partId: PartId.parse('2~1.3') } as const;
    expect(parseContentAddress(messagePartUrl(messageId, inner.partId))).toEqual(inner);
    const draftId = DraftId.parse(3);
    const image = parseContentAddress(draftPartUrl(draftId, 'a/b é@casier'));
    expect(image).toEqual({ kind: 'draftPart', draftId, contentId: 'a/b é@casier' });
    expect(parseContentAddress(previewBodyUrl(4, 'dark'))).toEqual({
      kind: 'previewBody',
      previewId: 4,
      theme: 'dark',
    });
    const partOfPreview = previewPartUrl(4, part.partId);
    expect(parseContentAddress(partOfPreview)).toEqual({ kind: 'previewPart', previewId: 4, partId: part.partId });
    expect([body, previewBodyUrl(4, 'dark'), draftPartUrl(draftId, 'a@casier')].map(isFramed)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    'mail-content://message/0/body',
    'mail-content://message/7/part/../../8',
    'mail-content://message/7/part/1.x',
    'mail-content://message/7/body/more',
    'mail-content://message/7/body?inside=2~',
    'mail-content://message/7/part/1~1~1~1~1~1~1~1',
    'mail-content://other/7/body',
    'mail-content://draft/3/part/%ff',
    'mail-content://draft/3/part/',
    'mail-content://preview/0/body',
    'mail-content://message',
  ])('knows nothing at %s', (address) => {
    expect(parseContentAddress(address)).toBeNull();
  });
});

describe('headers of a message body', () => {
  const policy = (remote: boolean) =>
    headersOf(
      { kind: 'body', messageId, remote, theme: 'light', look: USUAL_LOOK },
      content('text/html'),
      'app://bundle',
    )['Content-Security-Policy'];

  it('forbids everything but its own style and images', () => {
    expect(policy(false)).toContain("default-src 'none'; img-src mail-content: data:; style-src 'unsafe-inline'");
    expect(policy(false)).toContain('sandbox allow-popups');
    expect(policy(false)).toContain('frame-ancestors app://bundle');
  });

  it('lets images of the network in only when the person did', () => {
    expect(policy(true)).toContain('img-src mail-content: data: https:;');
    expect(isLetInImage('image', 'mail-content://message/7/body?remote=1&theme=light')).toBe(true);
    expect(isLetInImage('image', 'mail-content://message/7/body?remote=0&theme=light')).toBe(false);
    expect(isLetInImage('stylesheet', 'mail-content://message/7/body?remote=1&theme=light')).toBe(false);
    expect(isLetInImage('image', 'app://bundle/?remote=1')).toBe(false);
    expect(isLetInImage('image', '')).toBe(false);
  });
});

describe('headers of a part', () => {
  it('shows a harmless image', () => {
    expect(headersOf(part, content('image/PNG'), '')).toMatchObject({
      'Content-Type': 'image/png',
      'Content-Disposition': 'inline',
    });
  });

  it.each(['text/html', 'image/svg+xml', 'application/pdf', 'text/javascript', 'image/png; x=y'])(
    'makes a download of unknown type of %s',
    (type) => {
      const headers = headersOf(part, content(type), '');
      expect(headers).toMatchObject({
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': 'attachment',
        'X-Content-Type-Options': 'nosniff',
      });
    },
  );
});

describe('app://bundle/', () => {
  it('stays inside of its folder', () => {
    expect(bundleFile('/r', 'app://bundle/')).toBe('/r/index.html');
    expect(bundleFile('/r', 'app://bundle/?view=composer')).toBe('/r/index.html');
    expect(bundleFile('/r', 'app://bundle/assets/a.js')).toBe('/r/assets/a.js');
    expect(bundleFile('/r', 'app://bundle/..%2fmain.js')).toBeNull();
    expect(bundleFile('/r', 'app://bundle/%2e%2e%2f%2e%2e%2fetc%2fpasswd')).toBeNull();
    expect(bundleFile('/r', 'app://bundle/%00')).toBeNull();
    expect(bundleFile('/r', 'app://bundle/%ff')).toBeNull();
    expect(bundleFile('/r', 'app://other/index.html')).toBeNull();
  });
});

describe('a link', () => {
  it.each([
    ['https://www.education.gouv.fr/', true],
    ['mailto:ce.0170000A@ac-poitiers.fr', true],
    ['javascript:alert(1)', false],
    ['file:///etc/passwd', false],
    ['smb://srv/x', false],
    ['//relative', false],
    ['', false],
  ])('%s: %s', (address, isFollowed) => {
    expect(parseLink(address) !== null).toBe(isFollowed);
  });
});
