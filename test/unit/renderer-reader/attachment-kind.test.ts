import { describe, expect, it } from 'vitest';
import { attachmentKind } from '../../../renderer/features/reader/attachments/attachment-kind.ts';
import { PartId } from '../../../shared/domain/ids.ts';
import type { Attachment } from '../../../shared/domain/message.ts';

const attachment = (name: string, declaredType: string, detectedType: string | null = null): Attachment => ({
  partId: PartId.parse('2'),
  name,
  declaredType,
  detectedType,
  sizeBytes: 1,
  inline: false,
  contentId: null,
  risk: 'none',
});

describe('an attachment is named by', () => {
  it.each([
    ['its content', attachment('releve', 'application/octet-stream', 'application/pdf'), 'pdf'],
    [
      'its name, when its content is any zip',
      attachment('notes.ods', 'application/octet-stream', 'application/zip'),
      'sheet',
    ],
    ['what was declared', attachment('sans nom', 'image/png'), 'image'],
    ['its name, when text was declared', attachment('eleves.csv', 'text/plain'), 'sheet'],
    ['its name, when nothing was declared', attachment('sortie.ics', 'application/octet-stream'), 'calendar'],
    ['« archive », when it is one', attachment('photos.zip', 'application/zip', 'application/zip'), 'archive'],
    ['« file », when nothing is known', attachment('x', 'application/octet-stream'), 'file'],
  ])('%s', (_what, given, kind) => {
    expect(attachmentKind(given)).toBe(kind);
  });

  it('« program », whatever it pretends to be', () => {
    expect(attachmentKind({ ...attachment('facture.pdf', 'application/pdf'), risk: 'executable' })).toBe('program');
  });
});
