import { describe, expect, it } from 'vitest';
import { isTracker } from '../../../engine/mime/trackers.ts';

describe('a picture that only tells of being seen', () => {
  it.each([
    { width: '1' },
    { height: '0' },
    { width: ' 2px ' },
    { style: 'width:1px' },
    { style: 'max-height: 0 !important;' },
    { style: 'display: none' },
    { style: 'margin:0; visibility:hidden' },
    { style: 'opacity:0' },
    { style: 'opacity: 0.00;' },
    { hidden: '' },
  ])('is known by what nobody sees: %j', (looks) => {
    expect(isTracker('https://a.example/x.png', looks)).toBe(true);
  });

  it.each([
    'https://u1.ct.sendgrid.net/wf/open?upn=abc',
    'http://list-manage.com/track/open.php?u=1',
    '//r.mail.example/tr/op/AbCdEf',
    'https://x.awstrack.me/I0/0102/abc',
    'https://www.facebook.com/tr?id=1',
    'https://lettre.example/open.gif?id=7',
    'https://lettre.example/pixel.png',
    'https://lettre.example/trk?m=7',
    'https://user@www.google-analytics.com:443/collect?v=1',
  ])('is known by its address: %s', (address) => {
    expect(isTracker(address, {})).toBe(true);
  });

  it.each([
    ['https://a.example/affiche.png', { width: '200', height: '12' }],
    ['https://a.example/open-day/photo.jpg', {}],
    ['https://a.example/portes-ouvertes.png?open=1', { style: 'width:100%;opacity:0.9' }],
    ['https://a.example/pixel-art/chat.png', {}],
    ['https://a.example/filet.png', { style: 'line-height:1px;min-width:1px;border-width:1px' }],
  ])('is not %s', (address, looks) => {
    expect(isTracker(address, looks)).toBe(false);
  });
});
