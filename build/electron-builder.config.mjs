// How Casier is packaged: fuses that leave no way in from outside, the native modules beside the archive, per-user
// installation without administrator rights. build/pack.mjs names an Electron where the download is out of reach.
import { rm } from 'node:fs/promises';
import path from 'node:path';

const { ELECTRON_DIST, ELECTRON_DIST_VERSION } = process.env;

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: 'fr.casier.Casier',
  productName: 'Casier',
  copyright: 'Copyright © 2026 The Casier authors, AGPL-3.0-only',
  directories: { output: 'release', buildResources: 'build' },
  files: [
    'dist/**',
    '!**/*.map',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own macros
    '!node_modules/@signalapp/sqlcipher/prebuilds/!(${platform}-${arch})/**',
    'package.json',
    'LICENSE',
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  // Both native modules are N-API prebuilds: nothing to compile for Electron.
  npmRebuild: false,
  electronLanguages: ['fr', 'en-US'],
  ...(ELECTRON_DIST && { electronDist: ELECTRON_DIST, electronVersion: ELECTRON_DIST_VERSION ?? null }),
  // electron-builder removes it from an Electron that it downloaded itself, only.
  afterPack: ({ packager, appOutDir }) =>
    rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true }),
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: { target: ['deb', 'AppImage'], category: 'Network;Email', executableName: 'casier', syncDesktopName: true },
  win: { target: [{ target: 'nsis', arch: ['x64'] }] },
  nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false, language: '1036' },
  publish: null,
};

export default configuration;
