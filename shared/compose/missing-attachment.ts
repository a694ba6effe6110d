// Notices that a text speaks of an attachment (« ci-joint », « en pièce jointe », « PJ », "attached"), so that the
// composer can ask before a message without one goes out. Only the person's own words count: quoted lines, a
// forwarded message and the signature say nothing about this one. A hint, never a block.

/** Ways to announce an attachment, in the form that `plain` makes; matched as whole words. */
const MENTIONS = [
  // French
  'ci joint(e?s?)',
  'ci (inclus(e?s?)|annexee?s?)',
  '(pieces?|documents?|fichiers?|formulaires?|tableaux?|fiches?|photos?|lettres?|courriers?|notes?|compte rendu) joint(e?s?)',
  'pjs?',
  String.raw`p\. ?j\.`,
  "(je|nous|on) ((te|vous|lui|leur|l'|les?|la|y) ?)*(joins|joignons|joint)",
  "(j'ai|nous avons|on a) joint",
  'joint(e?s?) (a|avec) (ce|cet|cette|mon|notre) (message|mail|mel|courriel|courrier|envoi|e mail)',
  'en (annexe|attache|attachee?s?)',
  'trouver(ez|as|a|ont) joint(e?s?)',
  // English
  "(i|we)( am| are|'m|'re| have|'ve)? attach(ed|ing)?",
  "attached (is|are|you will|you'll|please|to this|files?|documents?|forms?)",
  '(is|are|find|see|as|the) (the )?attached',
  '(the|an|my|our|see|as|in) attachments?',
  '(find|are|is) enclosed|enclosed (is|are|please|you)',
];

/** « sans PJ », « pas de pièce jointe », "no attachment": spoken of, and not meant to be there. */
const DENIAL = /(^|[^\p{L}])(sans|pas de|pas d'|aucune?|no|without|without an|without any) $/u;

/** RFC 3676 §4.3: the signature goes from here to the quote below it, or to the end. */
const SIGNATURE = /^-- ?$/;

/** A forwarded message begins here: nothing below is the person's own. */
const FORWARDED = [
  /^\s*-{2,}\s*(message (d['’]origine|transf[ée]r[ée]|original)|original message|forwarded message)/i,
  /^_{10,}\s*$/, // Outlook's line above a quoted message
];

/** « Le mar. 4 avr. 2007 à 09:08, X a écrit : » */
const ATTRIBUTION = /^\s*((le|on)\s.+\s)?(a écrit|wrote)\s?:\s*$/i;

const MENTION = new RegExp(String.raw`(?<![\p{L}\p{N}_.@])(?:${MENTIONS.join('|')})(?![\p{L}\p{N}_@])`, 'u');

/** Lower case without accents; one space for any spaces or hyphens; one kind of apostrophe. Length may change. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'")
    .replace(/[\s\u00ad\u2010-\u2014-]+/gu, ' ');
}

/** The text without quoted lines and signature, and without what follows a forwarded message. */
export function ownWords(text: string): string {
  const own: string[] = [];
  let inSignature = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (FORWARDED.some((start) => start.test(line))) break;
    const isQuote = line.startsWith('>') || ATTRIBUTION.test(line);
    // An answer may go on below its quote.
    inSignature = !isQuote && (inSignature || SIGNATURE.test(line));
    if (!isQuote && !inSignature) own.push(line);
  }
  return own.join('\n');
}

/** The words of `text` that announce an attachment, in plain form (« ci joint »), or null. */
export function attachmentMention(text: string): string | null {
  let rest = plain(ownWords(text));
  for (let match = MENTION.exec(rest); match; match = MENTION.exec(rest)) {
    if (!DENIAL.test(rest.slice(0, match.index))) return match[0];
    rest = rest.slice(match.index + match[0].length);
  }
  return null;
}

/** The mention that has no attachment to go with it: what the composer asks about. */
export function missingAttachment(
  draft: { subject: string; text: string },
  attachments: readonly { inline: boolean }[],
): string | null {
  if (attachments.some((attachment) => !attachment.inline)) return null;
  return attachmentMention(draft.text) ?? attachmentMention(draft.subject);
}
