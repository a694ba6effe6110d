// Alt by itself goes to the menu bar when it is let go. Electron also goes there when Alt was held for another key and is let
// go before it, as after Alt+←: the keys that follow would be meant for the menu bar. Pure but for what was pressed before.
import type { Input } from 'electron';

/** Of one window: tells of each key in turn whether it is the end of such an Alt, which nobody is to hear of. */
export function endsHeldAlt(): (input: Pick<Input, 'type' | 'key'>) => boolean {
  let wasHeldForAnother = false;
  return ({ type, key }) => {
    if (type === 'keyDown') wasHeldForAnother = key !== 'Alt' && key !== 'AltGraph';
    return type === 'keyUp' && key === 'Alt' && wasHeldForAnother;
  };
}
