// What keeps the program small, said before Chromium and GTK have begun. Invariants: nothing of it takes anything away
// from a page (its sandbox, its process, its accessibility), and no program that is started from here inherits any of it.
import { app } from 'electron';
import { PAGE_V8_FLAGS } from './v8-flags.ts';

/**
 * GTK looks at every visual of an X display through OpenGL, unless another program has left the answer there: that loads
 * the whole graphics driver into main, Mesa's with LLVM, for a window that Chromium paints. Chromium's own drawing with a
 * graphics card is in the GPU process and does not read this.
 */
export function keepGraphicsDriverOut(): void {
  if (process.platform !== 'linux' || process.env.GDK_GL !== undefined) return;
  process.env.GDK_GL = 'disable';
  // GTK has read it by then, and what opens an attachment may want its OpenGL.
  app.once('ready', () => {
    delete process.env.GDK_GL;
  });
}

/** Whoever develops may give others. */
export function collectEarlyInPages(): void {
  if (!app.commandLine.hasSwitch('js-flags')) app.commandLine.appendSwitch('js-flags', PAGE_V8_FLAGS.join(' '));
}
