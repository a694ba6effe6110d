// `npm run build`: all parts into dist/. Why two bundlers: docs/adr/0007.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'rolldown';
import { build } from 'vite';
import { nodeParts } from './parts.mjs';

await Promise.all([build({ logLevel: 'warn' }), bundle(nodeParts)]);
cpSync(path.join(import.meta.dirname, 'icon.png'), path.join(import.meta.dirname, '../dist/icon.png'));
