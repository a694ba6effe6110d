// Names of key strokes: « Ctrl+Shift+K ». The same names come from the window's keyboard and from the message
// frame (by way of main), and stand in the command table.

/** On a French keyboard digits are typed with Maj; these are its keys without it, from 0 to 9. */
export const AZERTY = ['À', '&', 'É', '"', "'", '(', '-', 'È', '_', 'Ç'] as const;

export interface KeyStroke {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
}

/** A letter is named in upper case; Shift is named always, also where it only makes a capital. */
export function keyName({ key, ctrl, shift, alt, meta }: KeyStroke): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return [ctrl || meta ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', name].filter(Boolean).join('+');
}

export function strokeOf(event: KeyboardEvent): KeyStroke {
  // On Windows AltGr is Ctrl and Alt at once; on a French keyboard « [ » is typed with it.
  if (event.getModifierState('AltGraph')) return { key: event.key, ctrl: false, shift: false, alt: false, meta: false };
  return { key: event.key, ctrl: event.ctrlKey, shift: event.shiftKey, alt: event.altKey, meta: event.metaKey };
}

/** Whether it types into a text field, where only strokes with Ctrl, and function keys, are commands. */
export function isTyping(name: string): boolean {
  return !name.includes('Ctrl+') && !/^(Shift\+)?F\d+$/.test(name);
}

const ARROWS = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
const FRENCH: Record<string, string> = {
  ...ARROWS,
  Shift: 'Maj',
  Delete: 'Suppr',
  Escape: 'Échap',
  Enter: 'Entrée',
  Space: 'Espace',
  PageUp: 'Pg préc',
  PageDown: 'Pg suiv',
};
const ENGLISH: Record<string, string> = { ...ARROWS, Delete: 'Del', Escape: 'Esc' };

/** As it is shown in a menu: « Ctrl+Maj+R ». A sign that is typed with Shift is shown by itself. */
export function shownKey(name: string, language: 'fr' | 'en'): string {
  const words = language === 'fr' ? FRENCH : ENGLISH;
  return name
    .replace(/Shift\+(?=[^A-Za-z\d]$)/, '')
    .split('+')
    .map((part) => words[part] ?? part)
    .join('+');
}
