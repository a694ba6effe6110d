// International domain names as they travel (`xn--mller-kva.fr`) back to what people read (`müller.fr`): RFC 3492, decoding
// only. What is no valid form of it stays as it is.

const [BASE, TMIN, TMAX, SKEW, DAMP] = [36, 1, 26, 38, 700];
const LAST = 0x10ffff;

export function toUnicodeDomain(domain: string): string {
  return domain
    .split('.')
    .map((label) => (/^xn--/i.test(label) ? (decode(label.slice(4).toLowerCase()) ?? label) : label))
    .join('.');
}

function decode(encoded: string): string | null {
  if (encoded === '') return null;
  const split = encoded.lastIndexOf('-');
  const output = [...encoded.slice(0, Math.max(split, 0))].map((letter) => letter.codePointAt(0)!);
  let [code, bias, index, at] = [128, 72, 0, split + 1];
  while (at < encoded.length) {
    const before = index;
    for (let [weight, k] = [1, BASE]; ; k += BASE) {
      const digit = digitOf(encoded[at++]);
      if (digit === null) return null;
      index += digit * weight;
      const threshold = k <= bias ? TMIN : Math.min(k - bias, TMAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (weight > LAST * BASE) return null;
    }
    bias = adapted(index - before, output.length + 1, before === 0);
    code += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (code > LAST) return null;
    output.splice(index++, 0, code);
  }
  return String.fromCodePoint(...output).normalize('NFC');
}

function digitOf(letter: string | undefined): number | null {
  const code = letter?.charCodeAt(0) ?? 0;
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : null;
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - TMIN) * TMAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - TMIN));
  return k + Math.floor(((BASE - TMIN + 1) * rest) / (rest + SKEW));
}
