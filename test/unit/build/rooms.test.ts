import { describe, expect, it } from 'vitest';
import { readSource } from '../../../build/check-rooms.mjs';
import { cyclesIn, violationsOf } from '../../../build/rooms.mjs';

const file = (path: string, imports: string[] = [], texts: string[] = []) => ({ path, imports, texts });
const wrong = (path: string, imports: string[], texts: string[] = []) => violationsOf(file(path, imports, texts));

describe('the rules of the rooms', () => {
  it('lets a room import itself, its allowed rooms and its libraries', () => {
    expect(
      wrong('engine/imap/fetch.ts', ['./errors.ts', '../backend/backend.ts', '../../shared/domain/ids.ts']),
    ).toEqual([]);
    expect(wrong('engine/imap/session.ts', ['imapflow', 'node:net'])).toEqual([]);
    expect(wrong('renderer/app/app.tsx', ['../features/reader/index.ts', '@tiptap/react', './app.css?inline'])).toEqual(
      [],
    );
    expect(wrong('engine/engine.ts', ['./imap/index.ts', './store/index.ts'])).toEqual([]);
  });

  it.each([
    ['renderer/app/app.tsx', '../../engine/engine.ts', 'renderer may import renderer, shared only'],
    ['shared/domain/ids.ts', '../../engine/core/backoff.ts', 'shared may import shared only'],
    ['engine/imap/session.ts', '../store/index.ts', 'engine/imap may import engine/imap, shared'],
    ['engine/imap/session.ts', '../smtp/submit.ts', 'engine/imap may import'],
    ['engine/api/handlers.ts', '../imap/session.ts', 'engine/api may import'],
    ['engine/api/handlers.ts', '../engine.ts', 'engine/api may import'],
    ['engine/outbox/run.ts', '../operations/queue.ts', 'engine/operations/index.ts, engine/scan/index.ts only'],
    ['electron/main.ts', '../test/e2e/launch.ts', 'nothing imports test'],
    [
      'renderer/features/reader/reader.tsx',
      '../composer/draft.ts',
      'a feature is entered through renderer/features/composer/index.ts only',
    ],
  ])('refuses that %s imports %s', (path, specifier, rule) => {
    expect(wrong(path, [specifier])).toEqual([expect.stringContaining(rule)]);
  });

  it.each([
    ['engine/api/serve.ts', 'electron'],
    ['renderer/app/app.tsx', 'node:fs'],
    ['shared/domain/ids.ts', 'node:crypto'],
    ['engine/core/backoff.ts', 'node:fs'],
    ['engine/mime/parse.ts', 'nodemailer'],
    ['engine/smtp/submit.ts', 'imapflow'],
    ['engine/accounts/runtime.ts', '@signalapp/sqlcipher'],
    ['engine/api/serve.ts', '@napi-rs/keyring'],
  ])('refuses that %s imports the library %s', (path, library) => {
    expect(wrong(path, [library])).toEqual([expect.stringContaining(`imports the library ${library}`)]);
  });

  it('lets the message builder alone share nodemailer with smtp', () => {
    expect(wrong('engine/mime/build.ts', ['nodemailer/lib/mail-composer'])).toEqual([]);
    expect(wrong('engine/mime/build-message.ts', ['nodemailer'])).toEqual([]);
  });

  it('refuses SQL outside the store, and no other capital words', () => {
    expect(wrong('engine/search/run.ts', [], ['SELECT id FROM messages'])).toEqual([
      expect.stringContaining('SQL only in engine/store'),
    ]);
    expect(wrong('engine/imap/run.ts', [], ['SELECT', 'UPDATE available', 'CREATE'])).toEqual([]);
    expect(wrong('engine/store/messages.ts', [], ['SELECT id FROM messages'])).toEqual([]);
  });

  it('asks for a row when a room is new', () => {
    expect(wrong('engine/nntp/fetch.ts', [])).toEqual([expect.stringContaining('engine/nntp is no room')]);
  });

  it('finds a circle of imports', () => {
    const files = [file('shared/a.ts', ['./b.ts']), file('shared/b.ts', ['./c.ts']), file('shared/c.ts', ['./a.ts'])];
    expect(cyclesIn(files)).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/c.ts', 'shared/a.ts']]);
    expect(cyclesIn(files.slice(0, 2))).toEqual([]);
  });
});

describe('reading a source file', () => {
  it('sees static, type, re-exported, dynamic and inline type imports, and not what a comment or a text says', () => {
    const source = `
      import a from './a.ts'; import type { B } from './b.ts'; export * from './c.ts';
      // import './comment.ts'
      const text = "import './text.ts'"; let f: import('./f.ts').F; const d = () => import('./d.ts');
      const sql = sqlTag\`SELECT 1 FROM x\`;`;
    const { imports, texts } = readSource(source, 'x.ts');
    expect(imports.sort()).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './f.ts']);
    expect(texts).toEqual(["import './text.ts'", 'SELECT 1 FROM x']);
  });
});
