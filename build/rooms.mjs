// The rules of the rooms as a table and pure functions: who may import whom, which library belongs where, and
// where SQL may stand. build/check-rooms.mjs feeds them with the files of the project; a new room is a new row here.
import path from 'node:path';

/**
 * @typedef {object} Room
 * @property {string} folder  Files under this folder belong to the room (the longest match wins).
 * @property {string[]} rooms  Folders it may import from, besides itself.
 * @property {string[]} libraries  Packages it may import; 'node:' stands for Node's own modules.
 */

const ENGINE_LIBRARIES = ['node:', 'zod'];
const ENGINE_WORK = ['shared', 'engine/core', 'engine/store', 'engine/mime', 'engine/backend'];
const PROTOCOL_WORK = ['shared', 'engine/core', 'engine/mime', 'engine/backend', 'engine/connection'];

/** @type {Room[]} */
export const ROOMS = [
  { folder: 'shared', rooms: [], libraries: ['zod'] },
  { folder: 'electron', rooms: ['shared'], libraries: ['electron', 'node:', 'zod', '@humanwhocodes/momoa'] },
  {
    folder: 'renderer',
    rooms: ['shared'],
    libraries: ['react', 'react-dom', '@tanstack/react-query', '@tiptap/*', 'zustand', 'zod'],
  },
  // The script of the frame that shows attachments: nothing of the window's.
  { folder: 'renderer/viewer', rooms: ['shared'], libraries: ['pdfjs-dist', 'zod'] },
  { folder: 'engine/core', rooms: ['shared'], libraries: [] },
  {
    folder: 'engine/store',
    rooms: ['shared', 'engine/core'],
    libraries: [...ENGINE_LIBRARIES, '@signalapp/sqlcipher'],
  },
  {
    folder: 'engine/mime',
    rooms: ['shared', 'engine/core'],
    libraries: [...ENGINE_LIBRARIES, 'sanitize-html', 'iconv-lite', 'entities', 'htmlparser2'],
  },
  { folder: 'engine/backend', rooms: ['shared'], libraries: [] },
  // What the protocols share of sockets and TLS.
  { folder: 'engine/connection', rooms: ['shared'], libraries: ENGINE_LIBRARIES },
  // Which servers a domain has, found out without a password.
  {
    folder: 'engine/discovery',
    rooms: ['shared', 'engine/core', 'engine/connection'],
    libraries: [...ENGINE_LIBRARIES, 'htmlparser2'],
  },
  { folder: 'engine/imap', rooms: PROTOCOL_WORK, libraries: [...ENGINE_LIBRARIES, 'imapflow'] },
  { folder: 'engine/pop3', rooms: PROTOCOL_WORK, libraries: ENGINE_LIBRARIES },
  { folder: 'engine/smtp', rooms: PROTOCOL_WORK, libraries: [...ENGINE_LIBRARIES, 'nodemailer'] },
  { folder: 'engine/demo', rooms: PROTOCOL_WORK, libraries: ENGINE_LIBRARIES },
  { folder: 'engine/accounts', rooms: ENGINE_WORK, libraries: [...ENGINE_LIBRARIES, '@napi-rs/keyring'] },
  { folder: 'engine/operations', rooms: [...ENGINE_WORK, 'engine/outbox/index.ts'], libraries: ENGINE_LIBRARIES },
  {
    folder: 'engine/outbox',
    rooms: [...ENGINE_WORK, 'engine/operations/index.ts', 'engine/scan/index.ts'],
    libraries: ENGINE_LIBRARIES,
  },
  // What is known here, held against what a message claims.
  { folder: 'engine/phishing', rooms: ENGINE_WORK, libraries: ENGINE_LIBRARIES },
  // Making room: what takes it, what goes to this PC.
  {
    folder: 'engine/housekeeping',
    rooms: [...ENGINE_WORK, 'engine/operations/index.ts'],
    libraries: ENGINE_LIBRARIES,
  },
  // What comes from mailing lists, and the way out of them.
  {
    folder: 'engine/mailing-lists',
    rooms: ['shared', 'engine/core', 'engine/store', 'engine/connection'],
    libraries: ENGINE_LIBRARIES,
  },
  { folder: 'engine/search', rooms: [...ENGINE_WORK, 'engine/scan/index.ts'], libraries: ENGINE_LIBRARIES },
  {
    folder: 'engine/spelling',
    rooms: ['shared', 'engine/core'],
    libraries: [...ENGINE_LIBRARIES, 'hunspell-wasm', 'dictionary-fr', 'dictionary-en'],
  },
  // New mail told of, and people left alone.
  { folder: 'engine/notices', rooms: ['shared', 'engine/core', 'engine/store'], libraries: ENGINE_LIBRARIES },
  {
    folder: 'engine/junk',
    rooms: [...ENGINE_WORK, 'engine/operations/index.ts'],
    libraries: ENGINE_LIBRARIES,
  },
  {
    folder: 'engine/filters',
    rooms: [...ENGINE_WORK, 'engine/operations/index.ts', 'engine/junk/index.ts'],
    libraries: ENGINE_LIBRARIES,
  },
  { folder: 'engine/import', rooms: ENGINE_WORK, libraries: ENGINE_LIBRARIES },
  // Files that nobody vouches for, as tables of text.
  { folder: 'engine/sheets', rooms: [], libraries: ['fflate', 'htmlparser2', 'iconv-lite'] },
  // Attachments turned into facts for the guard.
  {
    folder: 'engine/scan',
    rooms: ['shared', 'engine/core', 'engine/mime', 'engine/sheets'],
    libraries: ['node:', 'pdfjs-dist'],
  },
  // Attachments as pages for the frame that shows them.
  { folder: 'engine/part-view', rooms: ['shared', 'engine/mime', 'engine/sheets/index.ts'], libraries: ['node:'] },
  // Calendar invitations: read, compared, answered.
  { folder: 'engine/invitations', rooms: ['shared'], libraries: ['ical.js'] },
  // Whether S/MIME signatures hold.
  {
    folder: 'engine/signatures',
    rooms: ['shared', 'engine/mime', 'engine/connection'],
    libraries: ['node:', 'pkijs'],
  },
  {
    folder: 'engine/address-book',
    rooms: ['shared', 'engine/core', 'engine/store', 'engine/import', 'engine/sheets/index.ts'],
    libraries: [...ENGINE_LIBRARIES, 'ical.js', 'iconv-lite'],
  },
  {
    folder: 'engine/api',
    rooms: [
      ...ENGINE_WORK,
      'engine/accounts',
      'engine/filters',
      'engine/junk',
      'engine/discovery',
      'engine/operations',
      'engine/outbox',
      'engine/phishing',
      'engine/search',
      'engine/import',
      'engine/notices',
      'engine/address-book',
      'engine/housekeeping',
      'engine/mailing-lists',
      'engine/spelling',
      'engine/signatures/index.ts',
      'engine/part-view',
      'engine/invitations',
    ],
    libraries: ENGINE_LIBRARIES,
  },
  // The composition root: engine/engine.ts and engine/main.ts.
  { folder: 'engine', rooms: ['shared', 'engine'], libraries: ENGINE_LIBRARIES },
];

/** Single files that may use one library more than their room. */
const LIBRARY_EXCEPTIONS = [{ file: /^engine\/mime\/build[^/]*\.ts$/, library: 'nodemailer' }];

/**
 * @typedef {object} SourceFile
 * @property {string} path  From the project's root, with slashes.
 * @property {string[]} imports  Specifiers as they are written, types included.
 * @property {string[]} texts  Its string and template literals.
 */

/** @param {string} file @returns {Room | undefined} */
export function roomOf(file) {
  return ROOMS.filter((room) => isUnder(file, room.folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
}

/**
 * Everything that is wrong with one file, one sentence each.
 * @param {SourceFile} file @returns {string[]}
 */
export function violationsOf(file) {
  const room = roomOf(file.path);
  const folder = file.path.split('/').slice(0, 2).join('/');
  if (!room || (room.folder === 'engine' && file.path.split('/').length > 2)) {
    return [`${file.path}: ${folder} is no room; add it to build/rooms.mjs with what it may import`];
  }
  const wrong = file.imports.flatMap((specifier) => wrongImport(file.path, room, specifier) ?? []);
  const sql = room.folder === 'engine/store' ? undefined : file.texts.find(isSql);
  if (sql) wrong.push(`SQL only in engine/store, but here is "${sql.trim().replace(/\s+/g, ' ').slice(0, 40)}…"`);
  return wrong.map((what) => `${file.path}: ${what}`);
}

/** @param {string} from @param {Room} room @param {string} specifier @returns {string | undefined} */
function wrongImport(from, room, specifier) {
  const bare = specifier.replace(/\?.*$/, '');
  if (!bare.startsWith('.')) return wrongLibrary(from, room, bare);
  const target = resolveImport(from, bare);
  if (isUnder(target, 'test')) return `imports ${target}, but nothing imports test`;
  const allowed = [room.folder, ...room.rooms];
  if (!allowed.some((folder) => isUnder(target, folder)) || isCompositionRoot(room, target)) {
    return `imports ${target}, but ${room.folder} may import ${listOf(allowed)} only`;
  }
  return wrongFeatureDoor(from, target);
}

/** Nobody below imports the composition root. @param {Room} room @param {string} target */
function isCompositionRoot(room, target) {
  return room.folder.startsWith('engine/') && roomOf(target)?.folder === 'engine';
}

/** @param {string} from @param {Room} room @param {string} specifier @returns {string | undefined} */
function wrongLibrary(from, room, specifier) {
  const name = packageOf(specifier);
  const allowed = room.libraries.some((library) =>
    library.endsWith('*') ? name.startsWith(library.slice(0, -1)) : library === name,
  );
  if (allowed || LIBRARY_EXCEPTIONS.some((one) => one.library === name && one.file.test(from))) return undefined;
  return `imports the library ${specifier}, but ${room.folder} may use ${listOf(room.libraries)} only`;
}

/** A feature of the renderer is entered through its index.ts. @param {string} from @param {string} target */
function wrongFeatureDoor(from, target) {
  const feature = /^renderer\/features\/[^/]+\//.exec(target)?.[0];
  if (!feature || from.startsWith(feature) || /^index\.tsx?$/.test(target.slice(feature.length))) return undefined;
  return `imports ${target}, but a feature is entered through ${feature}index.ts only`;
}

/**
 * Every import cycle once, as the files on the way.
 * @param {SourceFile[]} files @returns {string[][]}
 */
export function cyclesIn(files) {
  const targets = new Map(files.map((file) => [file.path, relativeImports(file)]));
  /** @type {Map<string, 'open' | 'done'>} */
  const state = new Map();
  /** @type {string[][]} */
  const cycles = [];
  /** @type {string[]} */
  const way = [];
  /** @param {string} file */
  const visit = (file) => {
    if (state.get(file) === 'open') cycles.push([...way.slice(way.indexOf(file)), file]);
    if (state.has(file)) return;
    state.set(file, 'open');
    way.push(file);
    for (const target of targets.get(file) ?? []) if (targets.has(target)) visit(target);
    way.pop();
    state.set(file, 'done');
  };
  for (const file of targets.keys()) visit(file);
  return cycles;
}

/** @param {SourceFile} file */
function relativeImports(file) {
  return file.imports
    .filter((one) => one.startsWith('.'))
    .map((one) => resolveImport(file.path, one.replace(/\?.*$/, '')));
}

/** @param {string} from @param {string} specifier */
function resolveImport(from, specifier) {
  return path.posix.join(path.posix.dirname(from), specifier);
}

/** @param {string} specifier */
function packageOf(specifier) {
  if (specifier.startsWith('node:')) return 'node:';
  const [scope, name] = specifier.split('/');
  return scope?.startsWith('@') ? `${scope}/${name}` : (scope ?? '');
}

/** @param {string} file @param {string} folder */
function isUnder(file, folder) {
  return file === folder || file.startsWith(`${folder}/`);
}

const SQL_STARTS = [
  'SELECT\\s.*\\sFROM\\s',
  'INSERT\\s+(OR\\s+\\w+\\s+)?INTO\\s',
  'REPLACE\\s+INTO\\s',
  'UPDATE\\s+\\w+\\s+SET\\s',
  'DELETE\\s+FROM\\s',
  '(CREATE|DROP|ALTER)\\s+(VIRTUAL\\s+|UNIQUE\\s+)?(TABLE|INDEX|VIEW|TRIGGER)\\s',
  'PRAGMA\\s',
];
const SQL = new RegExp(`^\\s*(${SQL_STARTS.join('|')})`, 's');

/** @param {string} text */
function isSql(text) {
  return SQL.test(text);
}

/** @param {string[]} names */
function listOf(names) {
  return names.length > 0 ? names.join(', ') : 'none';
}
