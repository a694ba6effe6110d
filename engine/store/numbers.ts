// Many ids come out of SQLite as one text: a row each would take ten times as long.

/** « 12 7 391 » → numbers. */
export function numbersOf(text: string): Uint32Array {
  const numbers = new Uint32Array(text.length === 0 ? 0 : countSpaces(text) + 1);
  let at = 0;
  let number = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 32) {
      numbers[at] = number;
      at += 1;
      number = 0;
    } else number = number * 10 + code - 48;
  }
  if (text.length > 0) numbers[at] = number;
  return numbers;
}

function countSpaces(text: string): number {
  let spaces = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) === 32) spaces += 1;
  return spaces;
}
