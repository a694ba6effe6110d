// Tells a person's own words from the quoted history: for snippets and for the look-out for a forgotten attachment.
// Knows the marks of Thunderbird, Outlook, Gmail, Apple Mail, Zimbra and Roundcube, in French, English and a few
// neighbours' languages. A wrong guess costs a poorer snippet, or a click where history is folded (fold-history.ts);
// history is never removed from a message.

export interface SplitText {
  /** Words between quoted passages (answers point by point) are one's own too. */
  own: string;
  quoted: string;
}

/** « Le 4 avr. 2007 à 09:08, X a écrit : » and the like; up to three lines joined. */
const ATTRIBUTION = [
  /^Le\s.{4,300}\s(?:a|ont)\s[ée]crit\s*:?$/i,
  /^On\s.{4,300}\swrote\s*:?$/i,
  /^(?:Am|Den)\s.{4,300}\s(?:schrieb|skrev)\b.{0,200}:?$/i,
  /^El\s.{4,300}\sescribi[óo]\s*:?$/i,
  /^Il\s.{4,300}\sha\sscritto\s*:?$/i,
  /^Op\s.{4,300}\sschreef\b.{0,200}:?$/i,
  /^Em\s.{4,300}\sescreveu\s*:?$/i,
  // Any language: a time of day, and an address before the colon.
  /^.{0,120}\d{1,2}[:.h]\d{2}.{0,120}<[^<>@\s]+@[^<>\s]+>\s*:$/,
  /^.{1,100}<[^<>@\s]+@[^<>\s]+>\s(?:a écrit|wrote|schrieb)\s*:$/i,
];
const ATTRIBUTION_START = /^(?:Le|On|Am|Den|El|Il|Op|Em)\s|^\d{1,4}[-/.]\d|<[^<>@\s]+@/;

/** Everything below such a line is history. */
const SEPARATOR = [
  /^[-_ ]{2,}\s*(?:Message d['’]origine|Original Message|Message original|Mail original|E-?mail d['’]origine|Courrier original|Original-?Nachricht|Ursprüngliche Nachricht|Mensaje original|Messaggio originale|Oprindelig (?:meddelelse|besked)|Reply message|Réponse d['’]origine)\s*[-_ ]{2,}$/i,
  /^[-_ ]{2,}\s*(?:Message transf[ée]r[ée]|Mail transf[ée]r[ée]|Forwarded [Mm]essage|Weitergeleitete Nachricht|Courriel transféré|Message réexpédié)\s*[-_ ]{2,}$/i,
  /^(?:Début du message (?:transféré|réexpédié)|Begin forwarded message|Anfang der weitergeleiteten Nachricht)\s*:$/i,
];

/** First and later lines of a header block that Outlook, Zimbra and webmails put above the history. */
const BLOCK_FIRST = /^\*?(?:De|From|Von|Fra|Da|Van|Expéditeur|Date|Message du)\s*:\*?\s*\S/i;
const BLOCK_NEXT =
  /^\*?(?:De|From|Von|Envoyé|Date|Sent|Gesendet|Dato|Til|Emne|Inviato|Enviado|À|A|Pour|To|An|Copie à|Objet|Sujet|Subject|Betreff|Cc)\s*(?:le)?\s*:/i;

export function splitQuote(text: string): SplitText {
  const lines = text.split(/\r\n|\n|\r/);
  const isQuoted = quotedLines(lines);
  const own = lines.filter((_, index) => !isQuoted[index]);
  // Outlook draws a line of underscores above the history.
  while (isRule(own.at(-1) ?? 'x')) own.pop();
  return { own: own.join('\n').trimEnd(), quoted: lines.filter((_, index) => isQuoted[index]).join('\n') };
}

/**
 * Where nothing but history follows, the rule above it and a signature below it included; the number of lines where
 * something else ends them.
 */
export function historyStart(lines: readonly string[]): number {
  const isQuoted = quotedLines(lines);
  const isHistory = (index: number) => isQuoted[index] || isRule(lines[index]!);
  const lastQuoted = isQuoted.lastIndexOf(true);
  if (lastQuoted < 0) return lines.length;
  const signature = lines.findLastIndex((line) => /^-- ?$/.test(line)); // RFC 3676 §4.3
  let start = signature > lastQuoted ? signature : lines.length;
  while (start > 0 && isHistory(start - 1)) start--;
  return start <= lastQuoted ? start : lines.length;
}

/** Programs draw a line above the history. */
function isRule(line: string): boolean {
  return /^\s*(?:[_=—–-]{4,}|_+)?\s*$/.test(line);
}

/** For each line, whether it is another's or says whose the next ones are. */
function quotedLines(lines: readonly string[]): boolean[] {
  const isQuoted = lines.map(() => false);
  for (let i = 0; i < lines.length; i++) {
    if (startsHistory(lines, i)) return isQuoted.fill(true, i);
    const length = attributionLength(lines, i);
    if (length > 0) {
      // Above marked lines it introduces just these; above anything else, all that follows.
      const end = marksFollow(lines, i + length) ? i + length : lines.length;
      isQuoted.fill(true, i, end);
      i = end - 1;
    } else isQuoted[i] = /^\s?>/.test(lines[i]!);
  }
  return isQuoted;
}

function startsHistory(lines: readonly string[], i: number): boolean {
  const line = lines[i]!.trim();
  if (line.length > 200) return false;
  if (SEPARATOR.some((separator) => separator.test(line))) return true;
  return BLOCK_FIRST.test(line) && isHeaderBlock(lines, i);
}

/** « De : … » with at least two more fields in the lines below is a header, not a sentence. */
function isHeaderBlock(lines: readonly string[], i: number): boolean {
  const below = lines.slice(i + 1, i + 8).filter((line) => BLOCK_NEXT.test(line.trim()));
  return below.length >= 2;
}

/** How many lines the attribution beginning here takes; 0 if none does. */
function attributionLength(lines: readonly string[], i: number): number {
  const first = lines[i]!.trim().replace(/^[-–—]+\s*/, '');
  if (!ATTRIBUTION_START.test(first)) return 0;
  let joined = '';
  for (let count = 1; count <= 4 && i + count <= lines.length; count++) {
    const line = lines[i + count - 1]!.trim();
    if (line === '' || line.length > 400) return 0;
    joined = joined === '' ? first : `${joined} ${line}`;
    const candidate = joined.replace(/\s*[-–—]+$/, '');
    if (ATTRIBUTION.some((attribution) => attribution.test(candidate))) return count;
  }
  return 0;
}

function marksFollow(lines: readonly string[], from: number): boolean {
  for (let i = from; i < lines.length; i++) if (lines[i]!.trim() !== '') return /^\s?>/.test(lines[i]!);
  return false;
}
