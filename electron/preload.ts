// The only script between a page and main: it puts ShellBridge on `window.casier`, hands the engine's port over to
// the page, and tells main when the focus is inside the message frame. It passes no Electron object on, and decides
// nothing.
import { contextBridge, ipcRenderer } from 'electron';
import type { ShellBridge, ShellEvent } from '../shared/contract/shell.ts';

const bridge: ShellBridge = {
  invoke: (procedure, input) => ipcRenderer.invoke('casier:shell', procedure, input),
  onEvent(listener) {
    const pass = (_event: unknown, event: ShellEvent) => listener(event);
    ipcRenderer.on('casier:event', pass);
    return () => ipcRenderer.off('casier:event', pass);
  },
};
contextBridge.exposeInMainWorld('casier', bridge);

ipcRenderer.on('engine-port', (event) => window.postMessage('engine-port', location.origin, event.ports));

const tellFrameFocus = (inFrame: boolean) => ipcRenderer.send('casier:frame-focus', inFrame);
window.addEventListener('focus', () => tellFrameFocus(false));
window.addEventListener('blur', () => tellFrameFocus(document.activeElement instanceof HTMLIFrameElement));
