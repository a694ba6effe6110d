#!/usr/bin/env node
// `npm run check:rooms`: holds every source file to the rules of build/rooms.mjs and says which rule is broken.
// Imports are read from the syntax tree (types and dynamic imports included), never by searching the text.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { cyclesIn, violationsOf } from './rooms.mjs';

const FOLDERS = ['shared', 'electron', 'engine', 'renderer'];

/** @param {string} root @returns {string[]} */
export function checkRooms(root) {
  const files = FOLDERS.flatMap((folder) => sourcePaths(root, folder)).map((file) => ({
    path: file,
    ...readSource(readFileSync(path.join(root, file), 'utf8'), file),
  }));
  const cycles = cyclesIn(files).map((way) => `${way[0]}: imports itself in a circle: ${way.join(' → ')}`);
  return [...files.flatMap(violationsOf), ...cycles];
}

/** @param {string} root @param {string} folder */
function sourcePaths(root, folder) {
  let names;
  try {
    names = /** @type {string[]} */ (readdirSync(path.join(root, folder), { recursive: true }));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return [];
    throw error;
  }
  const paths = names.map((name) => `${folder}/${name.split(path.sep).join('/')}`);
  return paths.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')).sort();
}

/**
 * What a source file imports, and its string literals (import specifiers aside).
 * @param {string} source @param {string} file
 */
export function readSource(source, file) {
  /** @type {string[]} */
  const imports = [];
  /** @type {string[]} */
  const texts = [];
  /** @param {unknown} node */
  const visit = (node) => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, source: from, ...rest } = /** @type {Record<string, unknown>} */ (node);
    const specifier = literalText(from);
    if (specifier !== undefined && /^(Import|Export|TSImportType)/.test(String(type))) imports.push(specifier);
    else visit(from);
    if (type === 'Literal' && typeof rest.value === 'string') texts.push(rest.value);
    if (type === 'TemplateElement') texts.push(/** @type {{ raw: string }} */ (rest.value).raw);
    for (const child of Object.values(rest)) visit(child);
  };
  visit(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts', astType: 'ts' }, file));
  return { imports, texts };
}

/** @param {unknown} node */
function literalText(node) {
  const literal = /** @type {{ type?: unknown, value?: unknown } | null | undefined} */ (node);
  return literal?.type === 'Literal' && typeof literal.value === 'string' ? literal.value : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const broken = checkRooms(path.resolve(import.meta.dirname, '..'));
  for (const line of broken) console.error(line);
  if (broken.length > 0) {
    console.error(`${broken.length} broken room ${broken.length === 1 ? 'rule' : 'rules'} (build/rooms.mjs)`);
    process.exitCode = 1;
  }
}
