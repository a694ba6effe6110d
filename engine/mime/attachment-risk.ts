// What an attachment really is, by its first bytes, and whether it may be opened from here: a program, in whatever
// disguise, never; a file whose content and name disagree only after that has been said.
import type { Attachment, AttachmentRefusal } from '../../shared/domain/message.ts';
import { detectType } from './file-signature.ts';

// What a system runs when it is opened: programs, scripts, installers, on Windows, macOS, Linux.
const PROGRAMS = words(
  `action ade adp ahk app appcontent-ms appref-ms asx bas bat bin bz cab chm cmd com command cpl diagcfg dll drv elf
  exe fxp gadget hlp hta htc inf ins iqy isp jar jnlp js jse mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb
  mde mdw mdz msc msh msh1 msh1xml msh2 msh2xml mshxml msp mst msu one onepkg ops osd out paf pif plg ppam prg
  printerexport ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 pyc pyo pyw pyz reg rgs run scf scpt scr sct shb shs slk
  udf udl vb vbe vbp vbproj vbs vbscript vsmacros vsw vxd wim workflow ws wsb wsc wsf wsh xbap xla xlam xll xlm xnk xpi`,
);
/** Lead to something that is not in the mail. */
const SHORTCUTS = words('application desktop library-ms lnk search-ms settingcontent-ms url webloc website');
/** Bring programs along, past what checks the mail. */
const BUNDLES = words(
  `apk appimage appx appxbundle deb diagcab dmg img iso mpkg msi msix msixbundle pkg rpm vhd vhdx vmdk`,
);
/** Scripts that pupils and teachers hand in and correct: to be read, not to be run from a mail. */
const CODE = words('csh ksh pl py rb sh');
/** Documents that bring a program along, which their own editor asks about. */
const MACROS = words('docm dotm potm ppsm pptm sldm xlsb xlsm xltm');

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

const EXECUTABLE_TYPES =
  /^(application\/(x-msdownload|x-msdos-program|x-dosexec|vnd\.microsoft\.portable-executable|x-elf|x-executable|x-sh|x-shellscript|hta|javascript|x-javascript|java-archive|x-ms-shortcut|x-iso9660-image|x-msi|x-mach-binary|x-ms-installer|x-apple-diskimage|x-onenote)|text\/(javascript|x-python|x-shellscript|vbscript))$/;

/** The families in which one content goes by several names. */
const FAMILY: Record<string, RegExp> = {
  'application/zip':
    /^(zip|docx|xlsx|pptx|odt|ods|odp|odg|epub|dotx|xltx|potx|ppsx|vsdx|kmz|ggb|sb2|sb3|ott|ots|otp|oxt|xpi|thmx|pages|numbers|key|h5p|elp|elpx|mbz|imscc|cbz)$/,
  'application/x-cfb': /^(doc|xls|ppt|pps|dot|xlt|pot|msg|pub|vsd|mpp|wps|db|xla)$/,
  'application/pdf': /^(pdf|ai|fdf)$/,
  'image/jpeg': /^(jpe?g|jpe|jfif|mpo)$/,
  'image/png': /^(png|apng)$/,
  'image/gif': /^gif$/,
  'image/webp': /^webp$/,
  'image/bmp': /^(bmp|dib)$/,
  'image/tiff': /^(tiff?|dng|nef|cr2|arw)$/,
  'image/heic': /^(heic|heif|hif|avif)$/,
  'application/gzip': /^(gz|tgz|svgz|emz|ggz)$/,
  'application/x-7z-compressed': /^7z$/,
  'application/vnd.rar': /^(rar|cbr)$/,
  'application/x-bzip2': /^(bz2|tbz2?)$/,
  'application/x-xz': /^(xz|txz)$/,
  'application/rtf': /^(rtf|doc)$/,
  'application/postscript': /^(ps|eps|ai)$/,
  'audio/mpeg': /^(mp3|mpga|mp2)$/,
  'audio/wav': /^(wav|wave)$/,
  'audio/ogg': /^(og[gav]|opus|oga)$/,
  'audio/flac': /^flac$/,
  'video/mp4': /^(mp4|m4[avbp]|mov|3gp|3g2|qt)$/,
  'video/webm': /^(webm|mk[va])$/,
  'video/avi': /^avi$/,
  'application/ms-tnef': /^(dat|tnef)$/,
  'text/html': /^(html?|xhtml|xht|shtml|mhtml?|txt|xml|eml|php|css)$/,
};

export interface Verdict {
  detectedType: string | null;
  risk: Attachment['risk'];
  refusal?: AttachmentRefusal;
}

/** The last extension counts (« facture.pdf.exe » is a program). */
export function extensionOf(name: string): string {
  // Windows drops blanks and dots at the end of a name.
  return /\.([^.\s/\\]{1,24})[\s.]*$/.exec(name.toLowerCase())?.[1] ?? '';
}

/** `head`: the first bytes of the decoded content (4 kB will do). `hides`: its name was written to look like another. */
export function attachmentRisk(name: string, declaredType: string, head: Uint8Array, hides = false): Verdict {
  const detectedType = detectType(head);
  const extension = extensionOf(name);
  const refusal = refusalOf(extension, declaredType, detectedType);
  if (refusal) {
    const isDisguised = hides || HIDDEN_ENDING.test(name) || (refusal !== 'code' && passesForDocument(extension));
    return { detectedType, risk: 'executable', refusal: isDisguised ? 'disguised' : refusal };
  }
  if (MACROS.has(extension)) return { detectedType, risk: 'macros' };
  return { detectedType, risk: disagrees(extension, declaredType, detectedType) ? 'mismatch' : 'none' };
}

/** « facture.pdf.exe », « facture.pdf          .exe » */
const HIDDEN_ENDING = /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|jpe?g|png|gif|mp[34]|zip|html?)[\s._-]*\.[^.]+$/i;

const passesForDocument = (extension: string) => isKnownExtension(extension) && !MACROS.has(extension);

function refusalOf(extension: string, declared: string, detected: string | null): AttachmentRefusal | null {
  if (CODE.has(extension)) return 'code';
  if (SHORTCUTS.has(extension)) return 'shortcut';
  if (BUNDLES.has(extension)) return 'bundle';
  if (PROGRAMS.has(extension)) return 'program';
  // A file whose first line names a shell is a script under any name, and a text to whoever reads it.
  if (detected === 'application/x-shellscript') return isKnownExtension(extension) ? 'program' : 'code';
  return EXECUTABLE_TYPES.test(declared) || (detected !== null && EXECUTABLE_TYPES.test(detected)) ? 'program' : null;
}

function disagrees(extension: string, declaredType: string, detectedType: string | null): boolean {
  if (detectedType === null) return promisesSignature(extension);
  const family = FAMILY[detectedType];
  if (extension !== '') return family !== undefined && !family.test(extension) && isKnownExtension(extension);
  // No extension: the declared type is what it passes for. Only another kind of picture or document is deceptive.
  return declaredType.startsWith('image/') && !detectedType.startsWith('image/');
}

const isKnownExtension = (extension: string) =>
  Object.values(FAMILY).some((family) => family.test(extension)) || /^(txt|csv|ics|vcf|svg)$/.test(extension);

/** These always begin with their signature: without it the file is something else. */
const promisesSignature = (extension: string) => /^(pdf|docx|xlsx|pptx|odt|ods|odp|zip|jpe?g|png|gif)$/.test(extension);
