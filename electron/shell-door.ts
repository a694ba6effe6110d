// The one channel by which a window asks main. Who asks is checked (the top frame of one of our pages), the
// procedure is looked up among own properties, the input is parsed; only then a handler sees it.
import { BrowserWindow, ipcMain } from 'electron';
import { shell } from '../shared/contract/shell.ts';
import { isOwnPage } from './page.ts';
import { type ShellSurroundings, shellHandlers } from './shell-handlers.ts';

type Handler = (input: unknown, signal: AbortSignal) => unknown;

export function openShellDoor(surroundings: ShellSurroundings): void {
  ipcMain.handle('casier:shell', (event, procedure: unknown, input: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!window || !isOwnPage(event.senderFrame)) throw new Error('The shell was asked by another page');
    if (typeof procedure !== 'string' || !Object.hasOwn(shell, procedure)) throw new Error('No such shell procedure');
    const name = procedure as keyof typeof shell;
    const parsed = shell[name].input.safeParse(input);
    // The input is not repeated: it may hold an address.
    if (!parsed.success) throw new Error(`Malformed input of shell.${name}`);
    const handler = shellHandlers(window, surroundings)[name] as Handler;
    return handler(parsed.data, new AbortController().signal);
  });
}
