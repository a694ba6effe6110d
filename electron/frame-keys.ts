// Which keys pressed inside the message frame are for the window: all but those by which a person scrolls, selects and
// copies in the message itself. Held with Ctrl or Alt some of them mean the window again: Alt+← goes back, Ctrl+Tab to the
// next tab. Pure.
import type { Input } from 'electron';

const MODIFIERS = ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta'];
const READING = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  ' ',
  'Tab',
  'Enter',
];
const SELECTING = ['a', 'c', 'x', 'v'];
const WITH_CTRL = ['Tab', 'PageUp', 'PageDown'];
const WITH_ALT = ['ArrowLeft', 'ArrowRight'];

export function isForTheWindow({
  type,
  key,
  control,
  alt,
  meta,
}: Pick<Input, 'type' | 'key' | 'control' | 'alt' | 'meta'>): boolean {
  if (type !== 'keyDown' || MODIFIERS.includes(key)) return false;
  if ((control && WITH_CTRL.includes(key)) || (alt && WITH_ALT.includes(key))) return true;
  if (READING.includes(key)) return false;
  return !((control || meta) && SELECTING.includes(key.toLowerCase()));
}
