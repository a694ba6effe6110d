// What a message brings along: forms, pages, archives that nobody can look into, codes to scan.
import { type Evidence, evidence } from './evidence.ts';
import type { LetterAttachment } from './letter.ts';
import type { Scene } from './scene.ts';

const PAGE = /\.(?:html?|shtml?|xhtml|mhtml?|svg)$/i;
/** Beyond the programs that Casier opens for nobody: what kits hide them in. */
const KIT =
  /\.(?:iso|img|vhdx?|lnk|url|hta|one|wsf|js|jse|vbs?|scr|exe|bat|cmd|ps1|jar|chm|library-ms|search-ms|settingcontent-ms|xll|r\d\d|ace|arj|uue|cab)$/i;
const ARCHIVE = /\.(?:zip|rar|7z)$/i;

const SCAN =
  /\b(?:qr ?-?code|code qr|flash ?code|(?:scanne[rz]?|scan|flashe[rz]?) (?:le |ce |the |this |avec |with |your |votre )?(?:qr|code))\b/;
const ARCHIVE_PASSWORD =
  /(?:mot de passe|password|passwort|code|pass|mdp)(?: (?:de l'archive|du fichier|for the (?:file|archive)|du zip|pour ouvrir|is|est))*\s*[:=]\s*\S{3,}/;

export function partEvidence(scene: Scene): Evidence[] {
  const { letter } = scene;
  const found = letter.attachments.flatMap((one) => ofAttachment(scene, one));
  if (letter.form === 'password') found.push(evidence('passwordForm'));
  else if (letter.form === 'fields' && !letter.isList) found.push(evidence('form'));
  if (asksToScan(scene)) found.push(evidence('scanCode'));
  if (isOnlyPicture(scene)) found.push(evidence('onlyPicture'));
  const kinds = new Set<string>();
  return found.filter(({ kind }) => !kinds.has(kind) && kinds.add(kind));
}

function ofAttachment(scene: Scene, { name, type, page, locked }: LetterAttachment): Evidence[] {
  if (KIT.test(name.trim())) return [evidence('kitAttachment', name)];
  if (locked && ARCHIVE_PASSWORD.test(scene.text)) return [evidence('lockedArchive', name)];
  if (locked && ARCHIVE.test(name) && !scene.isAcquainted && !scene.isInside) return [evidence('pageAttached', name)];
  if (page === 'form' || page === 'script') return scene.isInside ? [] : [evidence('formAttached', name)];
  const isPage = page !== null && (PAGE.test(name) || type === 'text/html');
  return isPage && !scene.isInside && !scene.isAcquainted && !scene.letter.isList
    ? [evidence('pageAttached', name)]
    : [];
}

/** The code itself is a picture that nobody reads here: that the text asks to scan one is what can honestly be known. */
function asksToScan({ letter, text, subject, isInside, isAcquainted }: Scene): boolean {
  const hasPicture = letter.pictures > 0 || letter.attachments.some(({ type }) => /^image\/|pdf$/.test(type));
  return hasPicture && !isInside && !isAcquainted && !letter.isList && SCAN.test(`${subject} ${text.slice(0, 4_000)}`);
}

function isOnlyPicture({ letter, text, isAcquainted, isInside }: Scene): boolean {
  const hasWay = letter.links.some(({ url }) => /^https?:/i.test(url));
  return !isAcquainted && !isInside && letter.pictures > 0 && hasWay && text.length < 80;
}
