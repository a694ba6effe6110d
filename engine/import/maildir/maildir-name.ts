// What the name of a Maildir entry tells: `unique:2,FS`; on Windows `;2,` or `!2,`, as no file name there has a colon.
// Letters a–z are Dovecot's keywords, whose names stand in `dovecot-keywords`. Pure.
import type { Marks } from '../found-message.ts';

const FLAG_OF_LETTER: Record<string, string> = {
  S: '\\Seen',
  R: '\\Answered',
  F: '\\Flagged',
  D: '\\Draft',
  P: '$Forwarded',
};

export function maildirMarks(fileName: string, keywords: readonly (string | undefined)[]): Marks {
  const letters = /[:;!]2,([A-Za-z]*)$/.exec(fileName)?.[1] ?? '';
  const flags = [...letters].flatMap((letter) => {
    const keyword = letter >= 'a' ? keywords[letter.charCodeAt(0) - 'a'.charCodeAt(0)] : undefined;
    return FLAG_OF_LETTER[letter] ?? keyword ?? [];
  });
  return { flags, deleted: letters.includes('T'), headerOnly: false };
}

/** `0 $label1` a line; the number is that of the letter. */
export function dovecotKeywords(text: string): (string | undefined)[] {
  const keywords: (string | undefined)[] = [];
  for (const [, number, name] of text.matchAll(/^(\d{1,2}) (\S+)\s*$/gm)) keywords[Number(number)] = name;
  return keywords;
}
