// What a mailing list says, and which way out is offered for it.
import { expect, test } from 'vitest';
import { mailingListOf } from '../../../engine/core/way-out.ts';
import { parseHeader } from '../../../engine/mime/header-facts.ts';

const SIGNED =
  'DKIM-Signature: v=1; a=rsa-sha256; d=tice.example; h=From:Subject:List-Unsubscribe:\r\n List-Unsubscribe-Post; bh=x; b=y';
const ONE_CLICK = 'List-Unsubscribe-Post: List-Unsubscribe=One-Click';
const BOTH =
  'List-Unsubscribe: <https://listes.tice.example/out?x=1>, <mailto:sortir@tice.example?subject=unsubscribe%20tice17>';

function read(fields: readonly string[]) {
  const facts = parseHeader(new TextEncoder().encode(`From: a@tice.example\r\n${fields.join('\r\n')}\r\n\r\n`));
  return { list: facts.list ?? null, listId: facts.listId };
}

function offered(fields: readonly string[], suspicious = false) {
  const { list, listId } = read(fields);
  return list && mailingListOf(list, { listId, authorDomain: 'tice.example', suspicious, askedAt: null });
}

test('a list has a name, an address to write to, and the first safe way out', () => {
  const fields = [
    'List-Id: =?utf-8?q?Animateurs_d=C3=A9partement_17?= <tice17.ac-x.fr>',
    'List-Post: <mailto:tice17@ac-x.fr>',
  ];
  expect(offered([...fields, BOTH, ONE_CLICK, SIGNED])).toEqual({
    name: 'Animateurs département 17',
    id: 'tice17.ac-x.fr',
    postTo: 'tice17@ac-x.fr',
    wayOut: { kind: 'oneClick', host: 'listes.tice.example' },
    withheld: false,
    askedAt: null,
  });
  expect(offered(fields)).toMatchObject({ wayOut: null, withheld: false });
});

test.each([
  ['without a signature', [BOTH, ONE_CLICK]],
  [
    'under a signature that leaves the fields out',
    [BOTH, ONE_CLICK, 'DKIM-Signature: v=1; d=tice.example; h=From:Subject; b=y'],
  ],
  [
    'where the server that took it in says that the signature fails',
    ['Authentication-Results: mx.ac-x.fr; dkim=fail', BOTH, ONE_CLICK, SIGNED],
  ],
  ['without the word of RFC 8058', [BOTH, SIGNED]],
  ['with that word twice', [BOTH, ONE_CLICK, ONE_CLICK, SIGNED]],
  ['over http', [BOTH.replace('https', 'http'), ONE_CLICK, SIGNED]],
  ['to a bare address of the network', [BOTH.replace('listes.tice.example', '192.168.0.1'), ONE_CLICK, SIGNED]],
  ['to a name inside the house', [BOTH.replace('listes.tice.example', 'serveur'), ONE_CLICK, SIGNED]],
  ['with a password in the address', [BOTH.replace('//', '//me:secret@'), ONE_CLICK, SIGNED]],
])('no one click %s: a message instead', (_, fields) => {
  expect(offered(fields)?.wayOut).toEqual({ kind: 'mail', to: 'sortir@tice.example' });
});

test('a page alone is shown to be opened by the person', () => {
  const page = 'http://newsletter.example/bye?id=7';
  expect(offered([`List-Unsubscribe: <${page}>`])?.wayOut).toEqual({
    kind: 'page',
    host: 'newsletter.example',
    url: page,
  });
});

test('a message that looks like a trap offers none, and says that there would be one', () => {
  expect(offered([BOTH, ONE_CLICK, SIGNED], true)).toMatchObject({ wayOut: null, withheld: true });
});

test('what the mailto says is one line and one address, whatever it was made to hold', () => {
  const { list } = read(['List-Unsubscribe: <mailto:out@x.example?subject=bye%0d%0aBcc:%20all@x.example&body=a>']);
  expect(list?.mail).toEqual({ to: 'out@x.example', subject: 'bye Bcc: all@x.example', body: 'a' });
  expect(read(['List-Unsubscribe: <mailto:a@x.example,b@x.example>']).list?.mail).toBeNull();
  expect(read(['List-Unsubscribe: <mailto:%zz>']).list?.mail).toBeNull();
});

test('what comes from no list says nothing of one', () => {
  expect(read(['Subject: Bonjour']).list).toBeNull();
  expect(offered(['List-Unsubscribe: '])).toBeNull();
});

test('where one writes to all is told even where there is no way out, and never by a message that looks like a trap', () => {
  const post = 'List-Post: <mailto:Tice17%40ac-x.fr?subject=Bonjour> (abonnés)';
  expect(offered([post])).toMatchObject({ name: 'tice.example', postTo: 'Tice17@ac-x.fr', wayOut: null });
  expect(offered([post, BOTH], true)).toMatchObject({ postTo: null, withheld: true });
  expect(offered(['List-Post: NO (annonces)', BOTH])?.postTo).toBeNull();
  expect(offered(['List-Post: <https://forum.ac-x.fr/tice>'])).toBeNull();
});
