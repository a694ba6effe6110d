// Runs commands from the keyboard: the window's own, and key strokes and menu items that main passes on.
import { useEffect } from 'react';
import { onShellEvent } from '../engine/engine.ts';
import { useView } from '../state/view.ts';
import { commandOfKey, isCommandName, runCommand } from './commands.ts';
import { isTyping, keyName, strokeOf } from './keys.ts';

export function useKeyboard(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const name = keyName(strokeOf(event));
      if (isInTextField(event.target) && (isTyping(name) || ['Ctrl+A', 'Ctrl+Z'].includes(name))) return;
      const command = commandOfKey(name);
      if (command && (runCommand(command) || name.includes('Ctrl+'))) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    const stop = onShellEvent((event) => {
      if (useView.getState().overlay) return;
      if (event.type === 'command' && isCommandName(event.name)) runCommand(event.name);
      const command = event.type === 'key' && commandOfKey(keyName(event));
      if (command) runCommand(command);
    });
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, []);
}

function isInTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');
}
