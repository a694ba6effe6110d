// `npm run build`: all parts into dist/.
import { build as bundle } from 'rolldown';
import { build } from 'vite';
import { nodeParts } from './parts.mjs';

await Promise.all([build({ logLevel: 'warn' }), bundle(nodeParts)]);
