// What an attachment is, in words that a teacher uses. By its content where that says something, else as declared,
// else by the end of its name. Pure.
import type { Attachment } from '../../../../shared/domain/message.ts';

export type AttachmentKind =
  | 'pdf'
  | 'image'
  | 'document'
  | 'sheet'
  | 'slides'
  | 'text'
  | 'archive'
  | 'audio'
  | 'video'
  | 'message'
  | 'calendar'
  | 'contact'
  | 'program'
  | 'file';

const BY_TYPE: readonly [RegExp, AttachmentKind][] = [
  [/^application\/pdf$/, 'pdf'],
  [/^image\//, 'image'],
  [/^audio\//, 'audio'],
  [/^video\//, 'video'],
  [/^message\/rfc822$/, 'message'],
  [/^text\/calendar$/, 'calendar'],
  [/^text\/(x-)?vcard$/, 'contact'],
  [/spreadsheet|ms-excel|^text\/csv$|tab-separated/, 'sheet'],
  [/presentation|powerpoint/, 'slides'],
  [/wordprocessing|msword|opendocument\.text|^(application|text)\/rtf$/, 'document'],
  [/zip|compressed|x-7z|x-rar|x-tar|gzip/, 'archive'],
  [/^text\//, 'text'],
];

const BY_ENDING: readonly [RegExp, AttachmentKind][] = [
  [/\.pdf$/i, 'pdf'],
  [/\.(xlsx?|ods|csv|tsv)$/i, 'sheet'],
  [/\.(docx?|odt|rtf)$/i, 'document'],
  [/\.(pptx?|odp)$/i, 'slides'],
  [/\.(zip|7z|rar|tar|gz)$/i, 'archive'],
  [/\.(jpe?g|png|gif|webp|heic|svg|bmp)$/i, 'image'],
  [/\.eml$/i, 'message'],
  [/\.ics$/i, 'calendar'],
  [/\.vcf$/i, 'contact'],
];

export function attachmentKind({ name, detectedType, declaredType, risk }: Attachment): AttachmentKind {
  if (risk === 'executable') return 'program';
  // An office file is a zip inside: its name says more than its signature.
  const type = detectedType && !/zip|x-cfb/.test(detectedType) ? detectedType : declaredType;
  const byType = BY_TYPE.find(([pattern]) => pattern.test(type))?.[1];
  const byEnding = BY_ENDING.find(([pattern]) => pattern.test(name))?.[1];
  return byType && byType !== 'text' && byType !== 'archive' ? byType : (byEnding ?? byType ?? 'file');
}
