import { expect, it } from 'vitest';
import { type Arrival, tellingOf } from '../../../engine/core/worth-telling.ts';

const LETTER: Arrival = {
  ...{ unread: true, own: false, muted: false, watched: false, role: 'inbox', chosen: null },
  ...{ notify: true, quiet: false, told: false },
};

it.each<[string, Partial<Arrival>, string]>([
  ['a letter in the inbox', {}, 'now'],
  ['in another folder', { role: null }, 'never'],
  ['in a folder that was chosen', { role: null, chosen: true }, 'now'],
  ['in an inbox that was silenced', { chosen: false }, 'never'],
  ['read elsewhere meanwhile', { unread: false }, 'never'],
  ['from oneself', { own: true }, 'never'],
  ['in a muted thread', { muted: true }, 'never'],
  ['in a watched thread that is filed elsewhere', { watched: true, role: null }, 'now'],
  ['in a watched thread, in a folder that was silenced', { watched: true, role: null, chosen: false }, 'never'],
  ['in a watched thread, in a quiet time', { watched: true, role: null, quiet: true }, 'atReturn'],
  ['in a watched thread, in the trash', { watched: true, role: 'trash' }, 'never'],
  ['junk, even where the folder was chosen', { role: 'junk', chosen: true }, 'never'],
  ['of an account that is not told of', { notify: false }, 'never'],
  ['moved by another program after it was told', { told: true }, 'never'],
  ['in a quiet time', { quiet: true }, 'atReturn'],
  [
    'in a quiet time of an account that is not told of: it is still counted',
    { quiet: true, notify: false },
    'atReturn',
  ],
  ['junk in a quiet time', { quiet: true, role: 'junk' }, 'never'],
])('%s', (_name, change, telling) => {
  expect(tellingOf({ ...LETTER, ...change })).toBe(telling);
});
