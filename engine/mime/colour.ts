// Colours as CSS writes them, and WCAG 2's measure of how well one is read on another. Pure.
import { COLOUR_NAMES } from './colour-names.ts';

/** Linear light, 0 to 1, and what of it covers what lies below. */
export interface Colour {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

/** null: not a colour by itself (`inherit`, `windowtext`, anything that is not understood). */
export function parseColour(text: string): Colour | null {
  const value = text.trim().toLowerCase();
  const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(value)?.[1] ?? COLOUR_NAMES.get(value);
  if (hex) return fromHex(hex);
  const [, model, inside] = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(value) ?? [];
  if (model === undefined || inside === undefined) return null;
  const parts = inside.split(/[\s,/]+/).filter(Boolean);
  if (parts.length < 3 || parts.length > 4 || !parts.every(isNumber)) return null;
  const alpha = parts[3] === undefined ? 1 : share(parts[3], 1);
  return model === 'rgb' ? fromRgb(parts.slice(0, 3), alpha) : fromHsl(parts.slice(0, 3), alpha);
}

function isNumber(part: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(%|deg)?$/.test(part);
}

/** « 50% » is half, « 127.5 » is half of `whole`. */
function share(part: string, whole: number): number {
  const number = Number.parseFloat(part) / (part.endsWith('%') ? 100 : whole);
  return Math.min(1, Math.max(0, number));
}

function fromHex(hex: string): Colour {
  const digits = hex.length <= 4 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0, alpha = 1] = digits.map((pair) => Number.parseInt(pair, 16) / 255);
  return { red: linear(red), green: linear(green), blue: linear(blue), alpha };
}

function fromRgb(parts: string[], alpha: number): Colour {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => linear(share(part, 255)));
  return { red, green, blue, alpha };
}

function fromHsl(parts: string[], alpha: number): Colour {
  const hue = ((Number.parseFloat(parts[0]!) % 360) + 360) % 360;
  const [saturation, lightness] = [share(parts[1]!, 100), share(parts[2]!, 100)];
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const turn = (offset + hue / 30) % 12;
    return linear(lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
  };
  return { red: channel(0), green: channel(8), blue: channel(4), alpha };
}

/** sRGB to linear light and back (WCAG 2, relative luminance). */
function linear(value: number): number {
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  const share = value <= 0.0030402 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, share)) * 255);
}

export function writeColour({ red, green, blue, alpha }: Colour): string {
  const channels = [red, green, blue].map(encoded);
  if (alpha < 1) return `rgba(${channels.join(',')},${Number(alpha.toFixed(3))})`;
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

export function luminance({ red, green, blue }: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 (the same) to 21 (black on white). */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

/** The same hue with another luminance: darker by less of it, lighter by more of it and then by white. */
export function withLuminance(colour: Colour, wanted: number): Colour {
  const now = luminance(colour);
  if (now <= 0) return { red: wanted, green: wanted, blue: wanted, alpha: colour.alpha };
  const strongest = Math.max(colour.red, colour.green, colour.blue);
  const factor = Math.min(wanted / now, 1 / strongest);
  const reached = now * factor;
  const white = reached >= wanted ? 0 : (wanted - reached) / (1 - reached);
  const channel = (value: number) => value * factor + white * (1 - value * factor);
  return {
    red: channel(colour.red),
    green: channel(colour.green),
    blue: channel(colour.blue),
    alpha: colour.alpha,
  };
}
