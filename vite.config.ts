// The renderer's bundle. Nothing is inlined as a data: URL, as the content security policy of app:// would have to
// allow it; the development server sends a laxer policy, since React's refresh preamble is an inline script.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const DEVELOPMENT_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws:",
  "img-src 'self' data: blob: mail-content:",
  'frame-src mail-content:',
].join('; ');

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  server: { headers: { 'Content-Security-Policy': DEVELOPMENT_POLICY } },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Loaded from the disk, not over a network.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      output: {
        // Whichever chunk makes a schema imports this one, and so is told before it how: renderer/app/no-eval.ts.
        codeSplitting: {
          groups: [{ name: 'schemas', test: /node_modules[\\/]zod[\\/]|renderer[\\/]app[\\/]no-eval/ }],
        },
      },
    },
  },
});
