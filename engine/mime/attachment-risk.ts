// What an attachment really is, by its first bytes, and whether it may be opened from here: a program, in whatever
// disguise, never; a file whose content and name disagree only after that has been said.
import type { Attachment } from '../../shared/domain/message.ts';
import { detectType } from './file-signature.ts';

// Programs, scripts, installers, shortcuts, disk images and documents that run macros: Windows, macOS, Linux.
const EXECUTABLE = new Set(
  `action ade adp ahk apk app appcontent-ms appimage application appref-ms appx appxbundle asx bas bat bin bz
  cab chm cmd com command cpl csh deb desktop diagcab diagcfg dll dmg docm dotm drv elf exe fxp gadget hlp hta
  htc img inf ins iqy iso isp jar jnlp js jse ksh library-ms lnk mad maf mag mam maq mar mas mat mau mav maw
  mcf mda mdb mde mdw mdz msc msh msh1 msh1xml msh2 msh2xml mshxml msi msix msixbundle msp mst msu one onepkg
  ops osd out paf pif pkg pl plg potm ppam ppsm pptm prg printerexport ps1 ps1xml ps2 ps2xml psc1 psc2 psd1
  psdm1 psm1 py pyc pyo pyw pyz rb reg rgs rpm run scf scpt scr sct search-ms settingcontent-ms sh shb shs sldm
  slk udf udl url vb vbe vbp vbproj vbs vbscript vhd vhdx vmdk vsmacros vsw vxd webloc website wim workflow ws
  wsb wsc wsf wsh xbap xlam xll xlm xlsb xlsm xltm xnk xpi`.split(/\s+/),
);

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
}

/** The last extension counts (« facture.pdf.exe » is a program). */
function extensionOf(name: string): string {
  // Windows drops blanks and dots at the end of a name.
  return /\.([^.\s/\\]{1,24})[\s.]*$/.exec(name.toLowerCase())?.[1] ?? '';
}

/** `head`: the first bytes of the decoded content (4 kB will do). */
export function attachmentRisk(name: string, declaredType: string, head: Uint8Array): Verdict {
  const detectedType = detectType(head);
  const extension = extensionOf(name);
  if (EXECUTABLE.has(extension) || EXECUTABLE_TYPES.test(declaredType)) return { detectedType, risk: 'executable' };
  if (detectedType !== null && EXECUTABLE_TYPES.test(detectedType)) return { detectedType, risk: 'executable' };
  return { detectedType, risk: disagrees(extension, declaredType, detectedType) ? 'mismatch' : 'none' };
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
