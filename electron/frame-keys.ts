// Which keys pressed inside the message frame are for the window: all but those by which a person scrolls, selects and
// copies in the message itself. Pure.
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

export function isForTheWindow({
  type,
  key,
  control,
  meta,
}: Pick<Input, 'type' | 'key' | 'control' | 'meta'>): boolean {
  if (type !== 'keyDown' || MODIFIERS.includes(key) || READING.includes(key)) return false;
  return !((control || meta) && SELECTING.includes(key.toLowerCase()));
}
