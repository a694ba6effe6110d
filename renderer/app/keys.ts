// Names of key strokes: « Ctrl+Shift+K ». The same names come from the window's keyboard and from the message
// frame (by way of main), and stand in the command table.

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
  return { key: event.key, ctrl: event.ctrlKey, shift: event.shiftKey, alt: event.altKey, meta: event.metaKey };
}

/** Whether it types into a text field, where only strokes with Ctrl, and function keys, are commands. */
export function isTyping(name: string): boolean {
  return !name.includes('Ctrl+') && !/^(Shift\+)?F\d+$/.test(name);
}

const FRENCH: Record<string, string> = { Shift: 'Maj', Delete: 'Suppr', Escape: 'Échap', Enter: 'Entrée' };
const ENGLISH: Record<string, string> = { Delete: 'Del', Escape: 'Esc' };

/** As it is shown in a menu: « Ctrl+Maj+R ». */
export function shownKey(name: string, language: 'fr' | 'en'): string {
  const words = language === 'fr' ? FRENCH : ENGLISH;
  return name
    .split('+')
    .map((part) => words[part] ?? part)
    .join('+');
}
