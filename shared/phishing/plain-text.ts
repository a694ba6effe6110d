// Text as its reader takes it, whatever letters it is made of: without accents, case, invisible marks and letters of
// other alphabets that only look like ours. And whether it is disguised so.

const INVISIBLE = /\u00ad|\u034f|\u061c|\u115f|\u1160|\u180e|[\u200b-\u200f\u202a-\u202e\u2060-\u2064]|\ufeff/g;

/** Cyrillic and Greek letters that pass for Latin ones. */
const [FOREIGN, LATIN] = ['аеорсухкмнтвіјѕԁһԛԝɡαοερνικτυχӏьг', 'aeopcyxkmhtbijsdhqwgaoepvikтuxlbr'] as const;
const LIKE_OURS = new Map([...FOREIGN].map((letter, index) => [letter, [...LATIN][index]!]));

/** Found as whole words first: looking ahead from every letter of a long one would take seconds of a hostile message. */
const WORD = /\p{L}{4,}/gu;
const isOfTwo = (word: string) => /[a-z]/i.test(word) && /[\u0370-\u03ff\u0400-\u052f]/.test(word);
/** Invisible marks inside a word; beside words they are how newsletters fill their preview. */
const BROKEN = /[a-z](?:\u00ad|\u200b|\u200c|\u2060|\ufeff)[a-z]/gi;
/** Letters of mathematics, circled and squared ones. */
const DRESSED = /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u24b6-\u24e9]{3,}/gu;

/** « C o i n b a s e ». */
const SPACED = /(?<!\S)(?:\p{L} ){4,}\p{L}(?!\S)/gu;

/** As it is meant: « C o i n b a s e » and « PayPaI » too. */
export function plainName(name: string): string {
  const whole = name.replace(SPACED, (word) => word.replaceAll(' ', ''));
  return plainText(whole.replace(/(?<=[a-z])I(?=[a-z]|$|\s)/g, 'l').replace(/(?<=[a-z])0(?=[a-z])/gi, 'o'));
}

export function plainText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[™®©℠]/g, '')
    .normalize('NFKC')
    .replace(/[‘’ʼ`´]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[œ]/g, 'oe')
    .replace(WORD, (word) =>
      isOfTwo(word) ? [...word].map((letter) => LIKE_OURS.get(letter) ?? letter).join('') : word,
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** The first word that is disguised; null: none, or too few to mean anything. */
export function disguisedWord(text: string, least: number): string | null {
  const mixed = (text.match(WORD) ?? []).filter(isOfTwo);
  const dressed = text.match(DRESSED) ?? [];
  const broken = text.match(BROKEN) ?? [];
  if (mixed.length + dressed.length >= least) return mixed[0] ?? dressed[0]!;
  // A soft hyphen now and then is typography.
  return broken.length >= least * 10 ? broken[0]! : null;
}
